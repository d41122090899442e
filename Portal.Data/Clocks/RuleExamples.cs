using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>
/// Worked examples of a rule: small made-up histories on fixed days, so that the page of a rule shows what its clock does.
/// <example>
/// AU-OSA-109 over the end of daylight saving: started on the evening before, due 24 elapsed hours later, an hour earlier by the wall clock.
/// </example>
/// </summary>
public static class RuleExamples
{
    private static readonly LocalDate Usual = new(2026, 1, 6);
    private static readonly Duration Elapsed = Duration.FromHours(30);
    private static readonly Duration DefaultInNotice = Duration.FromHours(24);

    /// <summary>The examples; empty where the engine does not compute the rule, or where no event can show its end.</summary>
    /// <param name="rule">A rule of the catalogue; one that is not in force is read as if it were, and the page says so.</param>
    /// <param name="catalogue">Calendars and zones.</param>
    public static IReadOnlyList<RuleExample> Of(Rule rule, RuleCatalogue catalogue)
    {
        if (!rule.IsComputed || rule.Zone is not { } zone)
        {
            return [];
        }

        var supposed = catalogue.Supposing(rule);
        var tuesday = Anchor(rule).Next(IsoDayOfWeek.Tuesday);
        var plain = At(zone, tuesday, 10);
        if (rule.Limit is null && rule.Standard != LimitStandard.SetInNotice)
        {
            var elapsed = Example(ExampleCase.Elapsed, rule, supposed, plain, _ => plain + Elapsed);
            return elapsed.Result.StoppedAt is null ? [] : [elapsed];
        }

        if (StopOf(rule) == StopKind.Term)
        {
            return [Example(ExampleCase.Kept, rule, supposed, plain, _ => null)];
        }

        var examples = new List<RuleExample>
        {
            Example(ExampleCase.InTime, rule, supposed, plain, due => plain + ((due - plain) * 0.6)),
            Example(ExampleCase.Late, rule, supposed, plain, due => due + ((due - plain) * 0.25)),
        };
        var friday = At(zone, tuesday.Next(IsoDayOfWeek.Friday), 16);
        examples.Add(Example(ExampleCase.Weekend, rule, supposed, friday, due => friday + ((due - friday) * 0.9)));
        if (zone.GetZoneInterval(plain) is { HasEnd: true, End: var change })
        {
            var length = examples[0].Result.DueAt!.Value - plain;
            var before = change - Duration.Min(length / 2, Duration.FromHours(6));
            examples.Add(Example(ExampleCase.ClockChange, rule, supposed, before, due => before + ((due - before) * 0.9)));
        }

        return examples;
    }

    private static RuleExample Example(ExampleCase one, Rule rule, RuleCatalogue supposed, Instant start, Func<Instant, Instant?> stopAt)
    {
        var limit = rule.Standard == LimitStandard.SetInNotice ? InNotice(rule) : (Duration?)null;
        var issued = start - Duration.FromMinutes(5);
        if (rule.Start.Basis == StartBasis.Issued)
        {
            issued = start;
        }

        var delivered = issued + Duration.FromMinutes(5);
        List<NoticeEvent> events =
        [
            Event("1", EventType.Issued, issued) with { Rules = [rule.Id], IssuerCountry = rule.Jurisdiction, LimitSeconds = (long?)limit?.TotalSeconds },
            Event("2", EventType.Delivered, delivered),
        ];
        var due = Read(rule, supposed, events, start).DueAt;
        var stop = stopAt(due ?? start);
        var kind = StopOf(rule);
        Instant? acknowledged = kind is StopKind.Acknowledgement or StopKind.Term ? null : start + Duration.Min(Duration.FromMinutes(20), ((stop ?? due ?? start) - start) / 4);
        if (acknowledged is { } at)
        {
            events.Add(Event("3", EventType.Acknowledged, at));
        }

        if (stop is { } ended)
        {
            events.Add(Event("4", kind switch
            {
                StopKind.Acknowledgement => EventType.Acknowledged,
                StopKind.Restoration => EventType.Reappeared,
                _ => EventType.Removed,
            }, ended) with
            { Evidence = Evidence.Notifier });
        }

        var asOf = Instant.Max(stop ?? start, due ?? start) + Duration.FromDays(1);
        return new RuleExample(one, issued, delivered, acknowledged, Read(rule, supposed, events, asOf), limit);
    }

    private static Obligation Read(Rule rule, RuleCatalogue supposed, IReadOnlyList<NoticeEvent> events, Instant asOf) =>
        DeadlineCalculator.EvaluateNotice(events, supposed, new ClockView(asOf, KnownAt: null)).First(one => one.Rule.Id == rule.Id && one.Episode == 1);

    private static NoticeEvent Event(string id, EventType type, Instant at) =>
        new() { Source = "example", EventId = id, NoticeRef = "example", Type = type, OccurredAt = at, RecordedAt = at };

    /// <summary>The stop that the example shows: a removal before anything else.</summary>
    private static StopKind? StopOf(Rule rule)
    {
        var kinds = rule.Stops.Select(stop => stop.Kind).OfType<StopKind>().ToHashSet();
        return kinds.Contains(StopKind.Removal) || kinds.Contains(StopKind.RemovalWithCopies) ? StopKind.Removal
            : kinds.Contains(StopKind.Acknowledgement) ? StopKind.Acknowledgement
            : kinds.Contains(StopKind.Restoration) ? StopKind.Restoration
            : kinds.Contains(StopKind.Term) ? StopKind.Term
            : null;
    }

    /// <summary>What a made-up notice sets: the length that the catalogue notes where that is one of hours.</summary>
    private static Duration InNotice(Rule rule) =>
        rule is { Duration: { } hours, DurationUnit: "hours" } ? Duration.FromHours(hours) : DefaultInNotice;

    /// <summary>A day inside the version's window, so that the example lies where the rule did.</summary>
    private static LocalDate Anchor(Rule rule) =>
        rule.EffectiveTo is { } last && last < Usual.PlusDays(40) ? LocalDate.Max(last.PlusDays(-40), rule.EffectiveFrom ?? LocalDate.MinIsoValue)
        : rule.EffectiveFrom is { } from && from > Usual ? from
        : Usual;

    private static Instant At(DateTimeZone zone, LocalDate day, int hour) => zone.AtLeniently(day.At(new LocalTime(hour, 0))).ToInstant();
}
