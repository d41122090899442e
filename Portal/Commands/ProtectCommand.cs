using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Commands;

internal static class ProtectCommand
{
    private const string AuditName = "audit.json";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    internal static Command Create()
    {
        var cells = new Option<string?>("--cells") { Description = "Cells: id,value,primary,upper_protection." };
        var equations = new Option<string?>("--equations") { Description = "Published sums: total;part,part,..." };
        var contributions = new Option<string?>("--contributions") { Description = "cell,group,value: switches the insider rounds on." };
        var facts = new Option<string?>("--facts") { Description = "lower,upper,terms: inequalities that rates, bands and median bins tell, e.g. ,0,2*fast -1*all." };
        var output = new Option<string>("--out") { Description = "Folder for the pattern and its proof.", Required = true };
        var seed = new Option<string>("--seed") { Description = "Key of the order of choices.", DefaultValueFactory = _ => "portal" };
        var engine = new Option<SolverEngine>("--engine") { Description = "automatic, cbc, clp or managed." };
        var weight = new Option<double>("--value-weight")
        {
            Description = "How much the value of cells hidden beyond the primary ones weighs against their number, 0 to 1.",
            DefaultValueFactory = _ => new ProtectionOptions().ValueWeight,
        };
        var programs = new Option<long>("--programs") { Description = "Linear programs that bettering the pattern may take.", DefaultValueFactory = _ => new ProtectionOptions().ImprovementPrograms };
        var microdata = new Option<string?>("--microdata") { Description = "Records with a provider group, dimensions and measures." };
        var plan = new Option<string?>("--plan") { Description = "JSON: group, dimensions, measures, tables, rules, earlier." };
        var command = new Command("protect", "Hides what must be hidden in linked tables, and proves that it is enough.")
        {
            cells, equations, contributions, facts, microdata, plan, output, seed, engine, weight, programs,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new ProtectionOptions { Seed = parsed.GetValue(seed)!, Engine = parsed.GetValue(engine), ValueWeight = parsed.GetValue(weight), ImprovementPrograms = parsed.GetValue(programs) };
            if (options is not { ValueWeight: >= 0 and <= 1, ImprovementPrograms: >= 0 })
            {
                await CommandOutput.Error.WriteLineAsync("--value-weight lies between 0 and 1, and --programs is not negative.");
                return ExitCodes.WrongUsage;
            }

            var files = new ProtectInput(parsed.GetValue(cells), parsed.GetValue(equations), parsed.GetValue(contributions), parsed.GetValue(facts), parsed.GetValue(microdata), parsed.GetValue(plan));
            if (files.WhyWrong is { } usage)
            {
                await CommandOutput.Error.WriteLineAsync(usage);
                return ExitCodes.WrongUsage;
            }

            var folder = parsed.GetValue(output)!;
            if (FileInTheWayOf(folder) is { } file)
            {
                await CommandOutput.Error.WriteLineAsync($"not-a-folder: --out names {folder}, and {file} is a file.");
                return ExitCodes.WrongUsage;
            }

            return await RunAsync(files, folder, options, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ProtectInput files, string output, ProtectionOptions options, CancellationToken cancellation)
    {
        var (reading, texts) = await files.ReadAsync(cancellation);
        if (reading.Problem is not { } problem)
        {
            foreach (var refusal in reading.Problems)
            {
                await CommandOutput.Error.WriteLineAsync($"{refusal.Rule}: {refusal.Message}");
            }

            return await RefuseAsync(output);
        }

        try
        {
            var watch = new StepWatch();
            var result = Protection.Run(problem, options, watch, cancellation);
            var audit = await WriteAsync(problem, result, options, Digest(texts), watch, output, cancellation);
            await CommandOutput.Out.WriteLineAsync(audit);
            return result.Failures.Count == 0 ? ExitCodes.Done : ExitCodes.Finding;
        }
        catch (SolverMissingException missing)
        {
            await CommandOutput.Error.WriteLineAsync($"solver-missing: {missing.Message}");
            return await RefuseAsync(output);
        }
    }

    private static async Task<int> RefuseAsync(string output)
    {
        if (File.Exists(Path.Combine(output, AuditName)))
        {
            await CommandOutput.Error.WriteLineAsync($"older-result: nothing was written; what {output} holds is of an earlier run.");
        }

        return ExitCodes.Finding;
    }

    /// <summary>The folder itself or the one above it that is a file; null where a folder can be made.</summary>
    private static string? FileInTheWayOf(string folder)
    {
        var above = Path.GetFullPath(folder);
        while (above is not null && !Path.Exists(above))
        {
            above = Path.GetDirectoryName(above);
        }

        return File.Exists(above) ? above : null;
    }

    private static async Task<string> WriteAsync(
        ProtectionProblem problem,
        ProtectionResult result,
        ProtectionOptions options,
        string inputDigest,
        StepWatch watch,
        string output,
        CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(output, "public"));
        foreach (var stale in Directory.EnumerateFiles(output, "witness-*.csv").Append(Path.Combine(output, "public", "facts.csv")))
        {
            File.Delete(stale);
        }

        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in ResultFiles.Write(problem, result))
        {
            await File.WriteAllTextAsync(Path.Combine(output, name), text, cancellation);
            digests[name] = Sha256(text);
        }

        var document = new
        {
            Cells = problem.Cells.Count,
            Equations = result.EquationCount,
            HiddenCells = result.Intervals.Count,
            Secondaries = new { Count = result.SecondaryCount, Value = result.SecondaryValue / PowerOfTen(problem.Decimals) },
            Optimum = new
            {
                Objective = "least total value of secondary cells",
                Proven = result.OptimalPartCount == result.PartCount,
                Bound = result.LeastSecondaryValue / PowerOfTen(problem.Decimals),
                Gap = result.SecondaryValue == 0 ? 0 : Math.Round(1 - (result.LeastSecondaryValue / (decimal)result.SecondaryValue), 6),
                Parts = result.PartCount,
                ProvenParts = result.OptimalPartCount,
            },
            Witnesses = result.Tables.Count,
            Failures = result.Failures.Where(failure => failure.Rule != "insider"),
            Insiders = new { Tried = result.InsiderCount, Failures = result.Failures.Where(failure => failure.Rule == "insider") },
            Seconds = new { Protect = watch.ProtectSeconds, Audit = watch.AuditSeconds },
            result.Engine,
            options.Seed,
            InputDigest = inputDigest,
            OutputDigests = digests,
        };
        var json = JsonSerializer.Serialize(document, Indented);
        await File.WriteAllTextAsync(Path.Combine(output, AuditName), json + "\n", cancellation);
        return json;
    }

    private static decimal PowerOfTen(int decimals) => decimals == 0 ? 1m : 10m * PowerOfTen(decimals - 1);

    /// <summary>Over the sorted lines, so that the order of rows does not matter here either.</summary>
    private static string Digest(IReadOnlyList<string> texts) =>
        Sha256(string.Join('\f', texts.Select(text => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Order(StringComparer.Ordinal)))));

    private static string Sha256(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
