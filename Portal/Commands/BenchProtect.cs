using System.CommandLine;
using System.Globalization;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Disclosure.Synthetic;

namespace Portal.Commands;

/// <summary>Protects and attacks instances, and prints what that cost beside the patterns of other programs that the files carry.</summary>
internal static class BenchProtect
{
    private const string OwnInstance = "portal_like_3d";

    internal static Command Create()
    {
        var instances = new Argument<string[]>("instances")
        {
            Description = "Paths without .cells.csv and .eqs.csv; a .contributions.csv beside them is used. Or names of what is shipped: portal_like_3d, portal_like_3d_k10, cubes. None: all that is shipped.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var year = new Option<bool>("--year") { Description = "Only twelve monthly releases and a year of about 25,000 cells." };
        var engine = new Option<SolverEngine>("--engine") { Description = "automatic, cbc, clp or managed." };
        var repeat = new Option<int>("--repeats") { Description = "Protects so many times, in processes of their own with shuffled rows and other numbers of processors, and compares the bytes.", DefaultValueFactory = _ => 1 };
        var weight = new Option<double?>("--value-weight") { Description = "How much value weighs against number of hidden cells, 0 to 1; none: as the goal of the instance asks." };
        var programs = new Option<long>("--programs") { Description = "Linear programs that bettering a pattern may take.", DefaultValueFactory = _ => new ProtectionOptions().ImprovementPrograms };
        var json = new Option<bool>("--json") { Description = "One JSON document." };
        var command = new Command("protect", "Protects and attacks instances, beside what other programs did.") { instances, year, engine, repeat, weight, programs, json };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new ProtectionOptions { Engine = parsed.GetValue(engine), ImprovementPrograms = Math.Max(0, parsed.GetValue(programs)) };
            var bench = new Cases(options, parsed.GetValue(weight), Math.Max(1, parsed.GetValue(repeat)), cancellation);
            return Task.FromResult(Run(bench, parsed.GetValue(instances)!, parsed.GetValue(year), parsed.GetValue(json)));
        });
        return command;
    }

    private static int Run(Cases cases, string[] instances, bool year, bool asJson)
    {
        if (instances.FirstOrDefault(instance => !Cases.IsShipped(instance) && (!File.Exists(instance + ".cells.csv") || !File.Exists(instance + ".eqs.csv"))) is { } missing)
        {
            CommandOutput.Error.WriteLine($"missing-file: {missing}.cells.csv with .eqs.csv does not exist.");
            return ExitCodes.WrongUsage;
        }

        try
        {
            var rows = year ? cases.Year() : (instances.Length > 0 ? instances : Cases.Shipped).SelectMany(cases.Of);
            var done = asJson ? [.. rows] : Print(rows);
            if (asJson)
            {
                CommandOutput.WriteJson(new { Load = BenchMachine.Load(), Rows = done });
            }

            return done.All(row => row.Goals.Where(goal => goal.Goal == "no failure").All(goal => goal.IsMet)) ? ExitCodes.Done : ExitCodes.Finding;
        }
        catch (SolverMissingException problem)
        {
            CommandOutput.Error.WriteLine($"solver-missing: {problem.Message}");
            return ExitCodes.Finding;
        }
        catch (InvalidDataException problem)
        {
            CommandOutput.Error.WriteLine(problem.Message);
            return ExitCodes.Finding;
        }
    }

    /// <summary>Each row as soon as it is measured: some take minutes.</summary>
    private static List<BenchProtectRow> Print(IEnumerable<BenchProtectRow> rows)
    {
        CommandOutput.Out.WriteLine($"load {BenchMachine.Load()}; seconds are wall (processor)");
        CommandOutput.Out.WriteLine("instance | program | insiders | value weight | cells | hidden | secondaries | value | least | public failures | insider failures | protect s | audit s | attack s | witnessed, check s | same bytes | MB");
        var done = new List<BenchProtectRow>();
        foreach (var row in rows)
        {
            done.Add(row);
            var least = row.IsProvenLeast switch { true => "proven", false => "not proven", _ => "" };
            CommandOutput.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Instance} | {row.Program} | {row.Insiders}{(row.Groups is > 0 ? $" {row.Groups}" : "")} | {row.ValueWeight} | {row.Cells} | {row.Hidden} | {row.Secondaries} | {row.Value:0.##} | {least} | {row.PublicFailures} | {row.InsiderFailures} | {Seconds(row.ProtectSeconds, row.ProtectProcessorSeconds)} | {Seconds(row.AuditSeconds, row.AuditProcessorSeconds)} | {Seconds(row.AttackSeconds, row.AttackProcessorSeconds)} | {row.Witnessed} {row.CheckSeconds} | {(row.Runs is > 1 ? $"{row.SameBytes} of {row.Runs}" : "")} | {row.PeakMegabytes}"));
            foreach (var goal in row.Goals)
            {
                CommandOutput.Out.WriteLine($"  {(goal.IsMet ? "met" : "NOT met")}: {goal.Goal}");
            }
        }

        return done;
    }

    private static string Seconds(double? wall, double? processor) =>
        wall is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{wall:0.00} ({processor:0.00})");

    private sealed class Cases(ProtectionOptions options, double? weight, int runs, CancellationToken cancellation)
    {
        private const string Cubes = "cubes";

        internal static readonly string[] Shipped = [OwnInstance, OwnInstance + "_k10", Cubes];

        private static string OwnFiles => Path.Combine(CatalogueFiles.Folder, "bench", OwnInstance);

        /// <summary>Whether the name means something shipped, and no file of this name stands here.</summary>
        internal static bool IsShipped(string name) => Shipped.Contains(name) && !File.Exists(name + ".cells.csv");

        internal IEnumerable<BenchProtectRow> Of(string instance) => !IsShipped(instance) ? FromFiles(instance) : instance switch
        {
            OwnInstance => FromFiles(OwnFiles),
            Cubes => new[] { (Name: "cube 4,913", Size: 16), (Name: "cube 15,625", Size: 24) }
                .Select(cube => new BenchProtectRun(cube.Name, options, 1, cancellation).Attack(SyntheticCube.Create(cube.Size, 0.2))),
            _ => Enumerable.Repeat(instance, 1).Select(name => new BenchProtectRun(name, options, runs, cancellation).Protect(Stricter(Read(OwnFiles, null).Problem), "none")),
        };

        /// <summary>The public alone, then with groups: those of the file beside, or assumed ones.</summary>
        private IEnumerable<BenchProtectRow> FromFiles(string instance)
        {
            var name = Path.GetFileName(instance);
            var weighed = options with { ValueWeight = weight ?? BenchProtectGoals.ValueWeightOf(name) };
            var bench = new BenchProtectRun(name, weighed, runs, cancellation);
            var (problem, cells) = Read(instance, null);
            var contributions = File.Exists(instance + ".contributions.csv") ? File.ReadAllText(instance + ".contributions.csv") : null;
            yield return bench.Protect(problem, "none");
            (string Insiders, ProtectionProblem Problem)[] withGroups = contributions is not null
                ? [("given", Read(instance, contributions).Problem)]
                : [("assumed", AssumedHoldings.Add(problem, cells))];
            foreach (var (insiders, known) in withGroups.Where(groups => groups.Problem.Contributions.Count > 0))
            {
                yield return bench.Protect(known, insiders);
            }

            var (judged, knowing) = withGroups[0].Problem.Contributions.Count > 0 ? (withGroups[0].Insiders, withGroups[0].Problem) : ("none", problem);
            foreach (var other in OtherPatterns.Read(cells))
            {
                yield return bench.Judge(other.Program, knowing, judged, other.Secondaries, other.Value, other.Hidden);
            }
        }

        /// <summary>Every month with all before it; the last line is December with the year, the largest.</summary>
        internal IEnumerable<BenchProtectRow> Year()
        {
            var year = new SyntheticYear();
            for (var release = 0; release < SyntheticYear.ReleaseCount; release++)
            {
                var isLast = release == SyntheticYear.ReleaseCount - 1;
                var name = isLast ? "year" : string.Create(CultureInfo.InvariantCulture, $"month {release + 1}");
                var bench = new BenchProtectRun(name, options, 1, cancellation);
                yield return bench.Protect(year.Problem(release), "given");
                year.Publish(bench.Last!);
            }
        }

        private static (ProtectionProblem Problem, string Cells) Read(string instance, string? contributions)
        {
            var cells = File.ReadAllText(instance + ".cells.csv");
            var reading = ProblemReader.Read(cells, File.ReadAllText(instance + ".eqs.csv"), contributions);
            return reading.Problem is { } problem
                ? (problem, cells)
                : throw new InvalidDataException($"{instance}: {reading.Problems[0].Rule}: {reading.Problems[0].Message}");
        }

        /// <summary>Fewer than ten items or four groups are primary too, and a small cell must look as if it could hold ten.</summary>
        private static ProtectionProblem Stricter(ProtectionProblem problem)
        {
            var rules = new PlanRules();
            return problem with
            {
                Cells =
                [
                    .. problem.Cells.Select(cell => cell.IsPrimary || cell.Value < rules.MinimumCount || cell.Contributors < rules.MinimumGroups
                        ? cell with { IsPrimary = true, UpperProtection = Math.Max(1, Math.Max(cell.UpperProtection, rules.MinimumCount - cell.Value)) }
                        : cell),
                ],
            };
        }
    }
}
