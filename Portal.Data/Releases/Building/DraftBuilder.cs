using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases.Formats;
using Portal.Data.Releases.Plans;
using Portal.Data.Storage;

namespace Portal.Data.Releases.Building;

/// <summary>Builds a draft: counts, hides, attacks, writes. A pure function: equal input gives equal bytes.</summary>
internal static class DraftBuilder
{
    /// <summary>Cells of a release beyond which the search for its pattern leaves much behind.</summary>
    internal const int LargeRelease = 4_000;

    /// <summary>Bytes of a table beyond which its downloads leave much behind.</summary>
    private const int LargeTable = 1_000_000;

    internal static DraftResult Build(BuildInput input, IProgress<ProtectionProgress>? progress, CancellationToken cancellation)
    {
        var plan = input.Plan;
        var (items, problems) = CountedItems.Read(plan.Programme, input.Items, input.Providers);
        if (problems.Count > 0)
        {
            return new DraftResult.Refused(problems);
        }

        var positions = new PositionSet(plan);
        if (input.Earlier.FirstOrDefault(one => one.Overlaps(plan) && new PositionSet(one.Plan).Form != positions.Form) is { } other)
        {
            return new DraftResult.Refused([new InputProblem(
                "changed-hierarchy",
                FormattableString.Invariant($"Codes mean something else than in version {other.Plan.Version} of {other.Plan.Release}, which speaks of the same time: the difference of two groupings is a number that nobody protected. A changed hierarchy begins with a year of which nothing was published."))]);
        }

        progress?.Report(new ProtectionProgress("count", 0, 1));
        var sums = GroupSums.Of(items, positions, plan.AsOfInstant);
        sums.Keep(positions, input.Earlier);
        var problem = ReleaseProblemBuilder.Build(positions, sums);
        if (Refusals(problem) is { Count: > 0 } refusals)
        {
            return new DraftResult.Refused(refusals);
        }

        var seed = Convert.ToHexStringLower(HMACSHA256.HashData(input.Secret, Encoding.UTF8.GetBytes("order:" + plan.Programme.Id)));
        var protection = new ReleaseProtection(positions, seed, () => input.Corrected?.ReadMoves().Own ?? [], progress);
        var settlement = new PatternSettlement(input, positions, problem, protection);
        var (pattern, reasons) = settlement.Run(progress, cancellation);
        if (pattern is null)
        {
            return WithoutWidest(plan) is { } shorter && settlement.MetLeaks
                ? Build(input with { Plan = shorter }, progress, cancellation)
                : new DraftResult.Refused(reasons);
        }

        foreach (var one in input.Earlier)
        {
            one.LetGo();
        }

        problem = settlement.Marked;
        var attack = ReleaseAttack.Run(ReleaseAttack.PublicOf(problem, pattern), EngineOf(plan.Programme.Engine), progress, cancellation);
        (pattern, var release) = ReleaseAttack.WithKnownRests(problem, pattern, attack.Intervals);
        if (release.Cells.Count > LargeRelease)
        {
            WorkingMemory.LetGo();
        }

        var carried = new CarriedCells(input, settlement, release);
        var tables = new TableBuilder(positions, sums, pattern, release.Intervals, items, carried).Build();
        return new DraftResult.Built(Compose(input, problem, pattern, release, tables, input.Corrected));
    }

    /// <summary>
    /// The plan without the table that joins the most: the finest of the longest period. A year of which it could not be shown that it keeps the months safe is not published; null
    /// where nothing but months is left, or a version must hold what the one before held.
    /// </summary>
    private static ReleasePlan? WithoutWidest(ReleasePlan plan)
    {
        ProgrammeTable Of(PlannedTable planned) => plan.Programme.Tables.First(table => table.Id == planned.Table);
        var widest = plan.Tables.OrderBy(table => Of(table).Frequency).ThenByDescending(table => Of(table).Depths.Values.Sum()).ThenBy(table => table.Table, StringComparer.Ordinal).First();
        return plan.Version > 1 || Of(widest).Frequency is Frequency.Month ? null : plan with
        {
            Tables = [.. plan.Tables.Where(table => table != widest)],
            Reason = string.Join(' ', new[] { plan.Reason, $"{Of(widest).Title} is not in this release: beside the months that it adds up, it could not be shown that nobody can work out a hidden number." }.OfType<string>()),
        };
    }

    internal static SolverEngine EngineOf(string name) => name == "clp" ? SolverEngine.Clp : SolverEngine.Managed;

    private static ReleaseDraft Compose(BuildInput input, ReleaseProblem problem, ReleasePattern pattern, PublicRelease release, IReadOnlyList<ReleaseTable> tables, BuiltRelease? before)
    {
        var plan = input.Plan;
        var words = RulesInWords.Of(plan.Programme);
        var files = new PackedFiles();
        foreach (var (path, text) in AttackFiles.Write(release).Append(("plan.json", plan.ToJson())).Append(("rules.txt", string.Concat(words.Select(word => word + "\n")))))
        {
            files.Add(path, Encoding.UTF8.GetBytes(text));
        }

        var changes = before is null ? null : ReleaseChanges.Of(plan, before.Plan.Version, before.ReadTable, tables);
        if (changes is not null)
        {
            files.Add(ReleaseChanges.FileName, changes.ToBytes());
        }

        var statement = new ReleaseVersion
        {
            Release = plan.Release,
            Version = plan.Version,
            Title = FormattableString.Invariant($"{plan.Programme.Title}: {ReleaseId.MonthOf(plan.Release)}"),
            Programme = plan.Programme.Id,
            AsOf = plan.AsOfInstant,
            KnownAt = plan.KnownAtInstant,
            Method = SliceReport.MethodVersion,
            RulesSha256 = input.RulesSha256,
            Tzdb = DateTimeZoneProviders.Tzdb.VersionId,
            CodeVersion = input.CodeVersion,
            CellsCommitment = InternalFiles.Commitment(problem, input.Secret),
            PlanSha256 = plan.Sha256(),
            IsSynthetic = plan.Programme.IsSynthetic,
            RulesInWords = words,
            CellCount = tables.Sum(table => table.Cells.Count(cell => cell.Status is CellStatus.Shown || cell.Status.IsHidden())),
            HiddenCount = tables.Sum(table => table.Cells.Count(cell => cell.Status.IsHidden())),
            Tables = [.. tables.Select(table => table.Id)],
            Files = [],
            WhatMoved = changes?.Sentence ?? plan.Reason,
        };
        foreach (var table in tables)
        {
            var bytes = TableDocument.Write(table);
            files.Add($"tables/{table.Id}.json", bytes);

            // Other formats are made from the file itself, which holds nothing that may not be public; one after the other, for their size
            var (read, of) = (TableDocument.Read(bytes), statement);
            foreach (var format in TableFormat.All)
            {
                files.Add($"data/{table.Id}{format.Suffix}", target => format.WriteTo(target, read, of));
            }

            if (bytes.Length > LargeTable)
            {
                WorkingMemory.LetGo();
            }
        }

        statement = statement with { Files = [.. files.Packed.Select(file => new ReleaseFile(file.Key, file.Value.Length, file.Value.Sha256))] };
        var inside = new PackedFiles();
        foreach (var (path, text) in InternalFiles.Write(problem, pattern))
        {
            inside.Add(path, Encoding.UTF8.GetBytes(text));
        }

        inside.Add(InternalFiles.Statement, Signing.Manifest.Write(statement));
        return new ReleaseDraft(statement, files, inside, tables);
    }

    internal static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static List<InputProblem> Refusals(ReleaseProblem problem)
    {
        var refusals = problem.Cells.Count == 0 ? [new InputProblem("no-cells", "Nothing falls into the tables and periods of the plan.")] : new List<InputProblem>();
        refusals.AddRange(problem.Split().SelectMany(part => ProblemCheck.Check(part).Problems));
        return refusals;
    }
}
