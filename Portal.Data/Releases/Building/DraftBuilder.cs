using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases.Formats;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Building;

/// <summary>Builds a draft: counts, hides, attacks, writes. A pure function: equal input gives equal bytes.</summary>
internal static class DraftBuilder
{
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
                FormattableString.Invariant($"Codes mean something else than in version {other.Version} of {other.Release}, which speaks of the same time: the difference of two groupings is a number that nobody protected. A changed hierarchy begins with a year of which nothing was published."))]);
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
        var settlement = new PatternSettlement(input, positions, problem, new ReleaseProtection(positions, seed, progress));
        var (pattern, reasons) = settlement.Run(progress, cancellation);
        if (pattern is null)
        {
            return new DraftResult.Refused(reasons);
        }

        problem = settlement.Marked;
        var release = ReleaseAttack.PublicOf(problem, pattern);
        var attack = ReleaseAttack.Run(release, EngineOf(plan.Programme.Engine), progress, cancellation);
        var carried = new CarriedCells(input, settlement);
        var tables = new TableBuilder(positions, sums, pattern, attack.Intervals, items, carried).Build();
        return new DraftResult.Built(Compose(input, problem, pattern, release with { Intervals = attack.Intervals }, tables, carried.Newest));
    }

    internal static SolverEngine EngineOf(string name) => name == "clp" ? SolverEngine.Clp : SolverEngine.Managed;

    private static ReleaseDraft Compose(BuildInput input, ReleaseProblem problem, ReleasePattern pattern, PublicRelease release, IReadOnlyList<ReleaseTable> tables, EarlierRelease? before)
    {
        var plan = input.Plan;
        var words = RulesInWords.Of(plan.Programme);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, text) in AttackFiles.Write(release).Append(("plan.json", plan.ToJson())).Append(("rules.txt", string.Concat(words.Select(word => word + "\n")))))
        {
            files[path] = Encoding.UTF8.GetBytes(text);
        }

        var changes = before is null ? null : ReleaseChanges.Of(plan, before.Version, before.ReadTable, tables);
        if (changes is not null)
        {
            files[ReleaseChanges.FileName] = changes.ToBytes();
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
            files[$"tables/{table.Id}.json"] = bytes;

            // Other formats are made from the file itself, which holds nothing that may not be public
            foreach (var file in TableFormat.FilesOf(TableDocument.Read(bytes), statement))
            {
                files[$"data/{file.Name}"] = file.Bytes;
            }
        }

        statement = statement with { Files = [.. files.Select(file => new ReleaseFile(file.Key, file.Value.Length, Sha256(file.Value)))] };
        var inside = InternalFiles.Write(problem, pattern).ToDictionary(file => file.Path, file => Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);
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
