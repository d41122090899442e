using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>Over generated histories with pauses, extensions, resets, checks, corrections and ten rules at once.</summary>
public sealed class OrderPropertyTests
{
    [Fact]
    public void Evaluate_AnyOrderAndRepetition_GivesTheSame()
    {
        var property = Prop.ForAll(
            Histories.Events().ToArbitrary(),
            sample => Lines(sample.Shuffled.Concat(sample.Plain.Take(3)), Histories.Catalogue).SequenceEqual(Lines(sample.Plain, Histories.Catalogue)));

        property.QuickCheckThrowOnFailure();
    }

    /// <summary>A version that begins later, and holidays announced after everything was closed or due.</summary>
    [Fact]
    public void Evaluate_LaterVersionOrHoliday_LeavesEveryVerdict()
    {
        var changed = Histories.With("AU,2026-03-02,2026-05-01\nFR,2026-03-02,2026-05-01\nUS,2026-03-03,2026-05-01\n", AddLaterVersion);

        var property = Prop.ForAll(Histories.Events().ToArbitrary(), sample => Lines(sample.Plain, Histories.Catalogue).SequenceEqual(Lines(sample.Plain, changed)));

        property.QuickCheckThrowOnFailure();
    }

    /// <summary>A holiday announced while something is open moves what is open; what was closed before it keeps its due time and verdict.</summary>
    [Fact]
    public void Evaluate_HolidayAnnouncedMeanwhile_LeavesWhatWasClosedBefore()
    {
        var changed = Histories.With("US,2026-03-03,2026-03-02\n", _ => { });
        var announced = ClockEvents.At("2026-03-02T00:00:00-05:00");

        var property = Prop.ForAll(Histories.Events().ToArbitrary(), sample =>
        {
            var before = Read(sample.Plain, Histories.Catalogue);
            var after = Read(sample.Plain, changed);
            return before.Zip(after).All(pair => pair.First.StoppedAt is not { } closed || closed >= announced || Line(pair.First) == Line(pair.Second));
        });

        property.QuickCheckThrowOnFailure();
    }

    /// <summary>What is known at K is the same whatever became known later.</summary>
    [Fact]
    public void Evaluate_KnownAt_IsNotMovedByWhatCameLater()
    {
        var property = Prop.ForAll(Gen.Zip(Histories.Events(), Gen.Choose(0, 60)).ToArbitrary(), sample =>
        {
            var known = ClockEvents.Hour(sample.Item2);
            var view = new ClockView(ClockEvents.Hour(60), known);
            var all = DeadlineCalculator.Evaluate(sample.Item1.Plain, Histories.Catalogue, view).Select(Line);
            return all.SequenceEqual(DeadlineCalculator.Evaluate(sample.Item1.Plain.Where(one => one.RecordedAt <= known), Histories.Catalogue, view).Select(Line));
        });

        property.QuickCheckThrowOnFailure();
    }

    /// <summary>Benchmarks and rules without a number never get a verdict on time; a due time never lies before the original one.</summary>
    [Fact]
    public void Evaluate_AnyHistory_KeepsTheInvariants()
    {
        var property = Prop.ForAll(Histories.Events().ToArbitrary(), sample => Read(sample.Plain, Histories.Catalogue).All(one =>
            (one.Rule.IsNumeric || (one.DueAt is null && one.Verdict is not (Verdict.Met or Verdict.MetLate or Verdict.OverdueOpen or Verdict.AtRisk)))
            && !(one.DueAt < one.OriginalDueAt)
            && (one.Verdict != Verdict.Met || one.Rule.Standard == LimitStandard.AtLeast || one.DueAt is null || one.StoppedAt <= one.DueAt)
            && (one.Verdict != Verdict.LimitMissing || (one.DueAt is null && one.OriginalDueAt is null))
            && one.Flags.SequenceEqual(one.Flags.Order(StringComparer.Ordinal).Distinct())));

        property.QuickCheckThrowOnFailure();
    }

    private static void AddLaterVersion(JsonArray rules)
    {
        var later = Histories.Row(rules, "AU-OSA-109").DeepClone().AsObject();
        later["id"] = "AU-OSA-109-v2";
        later["duration"] = 1;
        later["effective_from"] = "2026-04-01";
        rules.Add(later);
    }

    private static Obligation[] Read(IEnumerable<NoticeEvent> events, RuleCatalogue catalogue) =>
        [.. DeadlineCalculator.Evaluate(events, catalogue, new ClockView(ClockEvents.Hour(60), null))];

    private static string[] Lines(IEnumerable<NoticeEvent> events, RuleCatalogue catalogue) => [.. Read(events, catalogue).Select(Line)];

    private static string Line(Obligation one) =>
        $"{one.ItemRef}|{one.Rule.Id}|{one.Episode}|{one.StartedAt}|{one.DueAt}|{one.OriginalDueAt}|{one.StoppedAt}|{one.Verdict}|{one.VerdictOriginal}|{one.VerdictExtended}|{one.AtRiskAt}|{string.Join(',', one.Flags)}";
}
