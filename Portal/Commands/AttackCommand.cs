using System.CommandLine;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases;

namespace Portal.Commands;

internal static class AttackCommand
{
    /// <summary>What protect writes for the public; in an export of releases everything published of each kind, or one version.</summary>
    private static readonly string[][] PublicFolders = [["public"], ["together", "together-synthetic"], ["attack"]];

    internal static Command Create()
    {
        var folder = new Argument<string>("dir") { Description = "A folder written by protect or by release export, or a public folder of either." };
        var engine = new Option<SolverEngine>("--engine") { Description = "automatic, clp or managed." };
        var command = new Command("attack", "Attacks a protected release from its public files; finds the intervals and every violation.") { folder, engine };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(folder)!, parsed.GetValue(engine), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, SolverEngine engine, CancellationToken cancellation)
    {
        // An export holds what is real and what is synthetic apart: both were published, so both are attacked
        var all = PublicFolders.Select(kinds => kinds.Select(name => Path.Combine(folder, name)).Where(Directory.Exists).ToArray()).FirstOrDefault(found => found.Length > 0) ?? [folder];
        var status = ExitCodes.Done;
        var documents = new List<object>();
        foreach (var published in all)
        {
            var (exit, document) = await AttackAsync(folder, published, engine, cancellation);
            status = Math.Max(status, exit);
            if (document is null)
            {
                return exit;
            }

            documents.Add(document);
        }

        CommandOutput.WriteJson(documents is [var one] ? one : documents);
        return status;
    }

    private static async Task<(int Exit, object? Document)> AttackAsync(string folder, string published, SolverEngine engine, CancellationToken cancellation)
    {
        if (Read(published, "cells.csv") is not { } cells || Read(published, "equations.csv") is not { } equations)
        {
            await CommandOutput.Error.WriteLineAsync($"missing-file: {published} has no cells.csv with equations.csv.");
            return (ExitCodes.WrongUsage, null);
        }

        // Stated intervals stand in both places; both must be right
        var (release, problems) = PublicReleaseReader.Read(cells, equations, Read(published, "intervals.csv"), Read(published, "facts.csv"), Read(published, "decimals.txt"), Read(published, PublicReleaseReader.RestsName));
        if (release is null)
        {
            foreach (var problem in problems)
            {
                await CommandOutput.Error.WriteLineAsync($"{problem.Rule}: {problem.Message}");
            }

            return (ExitCodes.Finding, null);
        }

        try
        {
            var watch = new StepWatch();
            var result = Attacker.Run(release, engine, watch, cancellation);
            var failures = result.Failures
                .Concat(ProofReader.Check(release, Read(folder, "pattern.csv"), Read(folder, "witnesses.csv"), file => Read(folder, file)))
                .ToList();
            var stated = Read(published, ReleaseFolder.StatedName) is { } said ? PublicReleaseReader.ReadStated(said) : [];
            failures.AddRange(stated.Count == 0 ? [] : Attacker.CompareAlone(stated, result.Intervals));
            if (File.Exists(Path.Combine(folder, "pattern.csv")) && Read(folder, "intervals.csv") != Read(published, "intervals.csv"))
            {
                failures.Add(new DisclosureFailure("interval", "", "intervals.csv differs from the public one."));
            }

            var document = new
            {
                Folder = Path.GetRelativePath(folder, published),
                Cells = release.Cells.Count,
                Equations = release.Equations.Count,
                HiddenCells = release.Cells.Count(cell => cell.Value is null),
                IntervalsCompared = release.Intervals.Count + stated.Count,
                NarrowerTogether = CountNarrower(stated, result.Intervals),
                WitnessesChecked = File.Exists(Path.Combine(folder, "witnesses.csv")),
                Violations = failures,
                result.Engine,
                Seconds = watch.TotalSeconds,
            };
            return (failures.Count == 0 ? ExitCodes.Done : ExitCodes.Finding, document);
        }
        catch (SolverMissingException missing)
        {
            await CommandOutput.Error.WriteLineAsync($"solver-missing: {missing.Message}");
            return (ExitCodes.Finding, null);
        }
    }

    /// <summary>Hidden cells of which all versions together tell more than the last one that hides them does alone.</summary>
    private static int CountNarrower(IReadOnlyList<AttackInterval> stated, IReadOnlyList<AttackInterval> found)
    {
        var foundOf = found.ToDictionary(interval => interval.Cell);
        return stated.Count(claim => foundOf.TryGetValue(claim.Cell, out var interval)
            && (interval.Low > claim.Low + 1 || (interval.High ?? long.MaxValue) < (claim.High ?? long.MaxValue) - 1));
    }

    /// <summary>The text of a file below the folder; null if there is none. Names that lead out of the folder are none.</summary>
    private static string? Read(string folder, string file)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file));
        var inside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return path.StartsWith(inside, StringComparison.Ordinal) && File.Exists(path) ? File.ReadAllText(path) : null;
    }
}
