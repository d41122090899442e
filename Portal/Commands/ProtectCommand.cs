using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;

namespace Portal.Commands;

internal static class ProtectCommand
{
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
        var output = new Option<string>("--out") { Description = "Folder for the pattern and its proof.", Required = true };
        var seed = new Option<string>("--seed") { Description = "Key of the order of choices.", DefaultValueFactory = _ => "portal" };
        var engine = new Option<SolverEngine>("--engine") { Description = "automatic, clp or managed." };
        var command = new Command("protect", "Hides what must be hidden in linked tables, and proves that it is enough.")
        {
            cells, equations, contributions, output, seed, engine,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(cells) is not { } cellsFile || parsed.GetValue(equations) is not { } equationsFile)
            {
                CommandOutput.Error.WriteLine("protect needs --cells with --equations, or --microdata with --plan.");
                return Task.FromResult(ExitCodes.WrongUsage);
            }

            var options = new ProtectionOptions { Seed = parsed.GetValue(seed)!, Engine = parsed.GetValue(engine) };
            string?[] files = [cellsFile, equationsFile, parsed.GetValue(contributions)];
            return RunAsync(files, texts => ProblemReader.Read(texts[0]!, texts[1]!, texts[2]), parsed.GetValue(output)!, options, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string?[] files,
        Func<string?[], ProblemReading> read,
        string output,
        ProtectionOptions options,
        CancellationToken cancellation)
    {
        if (files.FirstOrDefault(file => file is not null && !File.Exists(file)) is { } absent)
        {
            await CommandOutput.Error.WriteLineAsync($"missing-file: {absent} does not exist.");
            return ExitCodes.WrongUsage;
        }

        var texts = new string?[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            texts[i] = files[i] is { } file ? await File.ReadAllTextAsync(file, cancellation) : null;
        }

        var reading = read(texts);
        if (reading.Problem is not { } problem)
        {
            foreach (var refusal in reading.Problems)
            {
                await CommandOutput.Error.WriteLineAsync($"{refusal.Rule}: {refusal.Message}");
            }

            return ExitCodes.Finding;
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
            return ExitCodes.Finding;
        }
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
        foreach (var stale in Directory.EnumerateFiles(output, "witness-*.csv"))
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
        await File.WriteAllTextAsync(Path.Combine(output, "audit.json"), json + "\n", cancellation);
        return json;
    }

    private static decimal PowerOfTen(int decimals) => decimals == 0 ? 1m : 10m * PowerOfTen(decimals - 1);

    /// <summary>Over the sorted lines, so that the order of rows does not matter here either.</summary>
    private static string Digest(string?[] texts) =>
        Sha256(string.Join('\f', texts.Select(text => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Order(StringComparer.Ordinal)))));

    private static string Sha256(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
