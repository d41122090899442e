using NodaTime;
using NodaTime.Text;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;

namespace Portal.Operations.Releases;

/// <summary>Makes a plan from what the page's address asks for, or says by name what is wrong with it.</summary>
internal sealed class PlanPageModel(ReleasePlanning planning, ProgrammeFiles files)
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    internal async Task<PlanView> LoadAsync(PlanAddress asked, CancellationToken cancellation)
    {
        var programmes = await files.AllAsync(cancellation);
        if (asked.Release is { Length: > 0 } release)
        {
            return View(programmes, await planning.CorrectionAsync(release, asked.Reason ?? "", !string.IsNullOrEmpty(asked.Emergency), cancellation));
        }

        var file = programmes.FirstOrDefault(one => one.Programme?.Id == asked.Programme) ?? programmes.FirstOrDefault(one => one.Programme is not null);
        if (file?.Programme is not { } programme)
        {
            return new PlanView(programmes, null, [], [.. programmes.SelectMany(one => one.Problems).DefaultIfEmpty(new InputProblem("no-programme", "There is no programme under seed/."))]);
        }

        ReleasePeriod month = default;
        if (asked.Period is { Length: > 0 } period && !ReleasePeriod.TryParse(period, out month))
        {
            return new PlanView(programmes, null, [], [new InputProblem("bad-period", "The month is written such as 2026-10.")]) { Programme = programme };
        }

        var (asOf, knownAt) = (Read(asked.AsOf), Read(asked.KnownAt));
        if (asOf.IsWrong || knownAt.IsWrong)
        {
            return new PlanView(programmes, null, [], [new InputProblem("bad-instant", "An instant is written such as 2026-11-01T08:30, in UTC.")]) { Programme = programme };
        }

        var made = await planning.NextAsync(programme, asked.Period is { Length: > 0 } ? month : null, asOf.Instant, knownAt.Instant, cancellation);
        return string.IsNullOrEmpty(asked.Period) && made.Problems is [{ Rule: "published-before" }]
            ? new PlanView(programmes, null, [], []) { Programme = programme, NothingDue = "The last month that is over is published." }
            : View(programmes, made) with { Programme = programme };
    }

    /// <summary>The tables of a plan with their periods, as rows.</summary>
    internal static IReadOnlyList<Ui.TableRow> Tables(ReleasePlan plan) =>
    [
        .. plan.Tables.Select(planned => new Ui.TableRow(
            new Ui.Link(plan.Programme.Tables.First(table => table.Id == planned.Table).Title),
            [planned.Periods.Count > 2 ? $"{planned.Periods[0]} to {planned.Periods[^1]}" : string.Join(" and ", planned.Periods), planned.Table])),
    ];

    private static PlanView View(IReadOnlyList<ProgrammeFile> programmes, (ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems) made) =>
        new(programmes, made.Plan, made.Plan is null ? [] : ReleasePlanning.RulesOf(made.Plan), made.Problems) { Programme = made.Plan?.Programme };

    private static (Instant? Instant, bool IsWrong) Read(string? text) => string.IsNullOrEmpty(text) ? (null, false)
        : Minute.Parse(text[..Math.Min(text.Length, 16)]) is { Success: true } parsed ? (parsed.Value.InUtc().ToInstant(), false)
        : (null, true);
}
