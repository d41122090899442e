using NodaTime;
using NodaTime.Text;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;
using Portal.Ui;

namespace Portal.Operations.Releases;

/// <summary>Makes a plan from what the page's address asks for, or says by name what is wrong with it.</summary>
internal sealed class PlanPageModel(ReleasePlanning planning, ReleaseWorkflow workflow, ProgrammeFiles files)
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm");

    // What another month puts right
    private static readonly string[] OfMonth = ["bad-period", "published-before", "period-not-over"];

    // What another sentence puts right
    private static readonly string[] OfReason = ["no-reason", "bad-reason"];

    internal async Task<PlanView> LoadAsync(PlanAddress asked, CancellationToken cancellation)
    {
        var view = await MakeAsync(asked, cancellation);
        return view.Plan is { } plan ? view with { Standing = await workflow.FindAsync(plan.Release, plan.Version, cancellation) } : view;
    }

    /// <summary>The tables of a plan with their periods, as rows.</summary>
    internal static IReadOnlyList<TableRow> Tables(ReleasePlan plan) =>
    [
        .. plan.Tables.Select(planned => new TableRow(
            new Link(plan.Programme.Tables.First(table => table.Id == planned.Table).Title),
            [planned.Periods.Count > 2 ? $"{planned.Periods[0]} to {planned.Periods[^1]}" : string.Join(" and ", planned.Periods), planned.Table])),
    ];

    private async Task<PlanView> MakeAsync(PlanAddress asked, CancellationToken cancellation)
    {
        var programmes = await files.AllAsync(cancellation);
        if (asked.Release is { Length: > 0 } release)
        {
            var correction = await planning.CorrectionAsync(release, asked.Reason ?? "", asked.IsEmergency, cancellation);
            return AtField(View(programmes, correction), OfReason, CorrectionForm.ReasonField) with { IsCorrectable = correction.Problems.All(problem => problem.Rule != "not-published") };
        }

        var file = programmes.FirstOrDefault(one => one.Programme?.Id == asked.Programme) ?? programmes.FirstOrDefault(one => one.Programme is not null);
        if (file?.Programme is not { } programme)
        {
            return new PlanView(programmes, null, [], [.. programmes.SelectMany(one => one.Problems).DefaultIfEmpty(new InputProblem("no-programme", "There is no programme under seed/."))]);
        }

        var isMonth = ReleasePeriod.TryParse(asked.Period ?? "", out var month) || string.IsNullOrEmpty(asked.Period);
        var (asOf, knownAt) = (Read(asked.AsOf), Read(asked.KnownAt));
        FieldProblem[] wrong =
        [
            .. isMonth ? [] : new[] { new FieldProblem(PlanForm.PeriodField, "Write the month such as 2026-10") },
            .. asOf.IsWrong ? [new FieldProblem(PlanForm.AsOfField, "Write the instant of open items such as 2026-11-01T08:30, in UTC")] : Array.Empty<FieldProblem>(),
            .. knownAt.IsWrong ? [new FieldProblem(PlanForm.KnownAtField, "Write the instant of known events such as 2026-11-01T08:30, in UTC")] : Array.Empty<FieldProblem>(),
        ];
        if (wrong.Length > 0)
        {
            return new PlanView(programmes, null, [], []) { Programme = programme, Wrong = wrong };
        }

        var made = await planning.NextAsync(programme, asked.Period is { Length: > 0 } ? month : null, asOf.Instant, knownAt.Instant, cancellation);
        if (string.IsNullOrEmpty(asked.Period))
        {
            return made.Problems is [{ Rule: "published-before" }]
                ? new PlanView(programmes, null, [], []) { Programme = programme, NothingDue = "The last month that is over is published." }
                : View(programmes, made) with { Programme = programme };
        }

        return AtField(View(programmes, made), OfMonth, PlanForm.PeriodField) with { Programme = programme };
    }

    /// <summary>What one field puts right stands at that field; the rest of what is wrong stays in the list.</summary>
    private static PlanView AtField(PlanView view, string[] rules, string field)
    {
        var atField = view.Problems.ToLookup(problem => rules.Contains(problem.Rule));
        return view with { Problems = [.. atField[false]], Wrong = [.. atField[true].Take(1).Select(problem => new FieldProblem(field, problem.Message))] };
    }

    private static PlanView View(IReadOnlyList<ProgrammeFile> programmes, (ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems) made) =>
        new(programmes, made.Plan, made.Plan is null ? [] : ReleasePlanning.RulesOf(made.Plan), made.Problems) { Programme = made.Plan?.Programme };

    private static (Instant? Instant, bool IsWrong) Read(string? text) => string.IsNullOrEmpty(text) ? (null, false)
        : Minute.Parse(text[..Math.Min(text.Length, 16)]) is { Success: true } parsed ? (parsed.Value.InUtc().ToInstant(), false)
        : (null, true);
}
