using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases.Formats;

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
        progress?.Report(new ProtectionProgress("count", 0, 1));
        var sums = GroupSums.Of(items, positions, plan.AsOfInstant);
        var problem = ReleaseProblemBuilder.Build(positions, sums, Locks(input.Earlier));
        if (Refusals(problem) is { Count: > 0 } refusals)
        {
            return new DraftResult.Refused(refusals);
        }

        var seed = Convert.ToHexStringLower(HMACSHA256.HashData(input.Secret, Encoding.UTF8.GetBytes("order:" + plan.Programme.Id)));
        var pattern = new ReleaseProtection(positions, seed, progress).Run(problem, cancellation);
        refusals = [.. pattern.Failures.Select(failure => new InputProblem(failure.Rule, $"{failure.Cell}: {failure.Message}")), .. VintageCheck.Check(problem, pattern, plan.Programme.Rules, input.Earlier)];
        if (refusals.Count > 0)
        {
            return new DraftResult.Refused(refusals);
        }

        var release = ReleaseAttack.PublicOf(problem, pattern);
        var attack = ReleaseAttack.Run(release, EngineOf(plan.Programme.Engine), progress, cancellation);
        var tables = new TableBuilder(positions, sums, pattern, attack.Intervals, items).Build();
        return new DraftResult.Built(Compose(input, problem, pattern, release with { Intervals = attack.Intervals }, tables));
    }

    internal static SolverEngine EngineOf(string name) => name == "clp" ? SolverEngine.Clp : SolverEngine.Managed;

    private static ReleaseDraft Compose(BuildInput input, ReleaseProblem problem, ReleasePattern pattern, PublicRelease release, IReadOnlyList<ReleaseTable> tables)
    {
        var plan = input.Plan;
        var words = RulesInWords.Of(plan.Programme);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (path, text) in AttackFiles.Write(release).Append(("plan.json", plan.ToJson())).Append(("rules.txt", string.Concat(words.Select(word => word + "\n")))))
        {
            files[path] = Encoding.UTF8.GetBytes(text);
        }

        var statement = new ReleaseVersion
        {
            Release = plan.Release,
            Version = plan.Version,
            Title = FormattableString.Invariant($"{plan.Programme.Title}: {plan.Release}"),
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
            WhatMoved = plan.Reason,
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

    /// <summary>A number published once is known for ever; one hidden once stays hidden.</summary>
    private static Func<string, CellLock> Locks(IReadOnlyList<EarlierRelease> earlier)
    {
        var hidden = earlier.SelectMany(release => release.Public.Cells).Where(cell => cell.Value is null).Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);
        var shown = earlier.SelectMany(release => release.Public.Cells).Where(cell => cell.Value is not null).Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);
        return id => hidden.Contains(id) ? CellLock.Hidden : shown.Contains(id) ? CellLock.Shown : CellLock.None;
    }

    private static List<InputProblem> Refusals(ReleaseProblem problem)
    {
        var refusals = problem.Cells.Count == 0 ? [new InputProblem("no-cells", "Nothing falls into the tables and periods of the plan.")] : new List<InputProblem>();
        refusals.AddRange(problem.Split().SelectMany(part => ProblemCheck.Check(part).Problems));

        // A correction that turns a number shown before into one that must be hidden can't be undone by hiding it now
        refusals.AddRange(problem.Cells.Where(cell => cell.IsPrimary && cell.Lock is CellLock.Shown)
            .Select(cell => new InputProblem("shown-before", $"{cell.Id} must be hidden and was published before: withdraw that version and see what it gives away.")));
        return refusals;
    }
}
