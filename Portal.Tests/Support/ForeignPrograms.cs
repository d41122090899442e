using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>Runs programs that nobody here wrote on files that we wrote: R and Node packages at fixed versions.</summary>
internal static class ForeignPrograms
{
    private static readonly string Sources = Path.Combine(Repository.Root, "Portal.Tests", "Clients");
    private static readonly Lazy<string> NodeFolder = new(InstallNodePackages);

    /// <summary>Runs a script of Portal.Tests/Clients in Node.</summary>
    internal static ProcessResult Node(string script, params string[] arguments) =>
        Run(NodeFolder.Value, Path.Combine(DebianPackages.Find("nodejs", "/usr/bin", "node"), "node"), [Path.Combine(NodeFolder.Value, script), .. arguments]);

    /// <summary>Runs a script of Portal.Tests/Clients in R, where rsdmx must be.</summary>
    internal static ProcessResult R(string script, params string[] arguments) => Run(Sources, Rscript(), ["--vanilla", Path.Combine(Sources, script), .. arguments]);

    /// <summary>Runs lines of R as they stand.</summary>
    internal static Task<ProcessResult> RLinesAsync(string lines) => RunAsync(Sources, Rscript(), ["--vanilla", "-e", lines]);

    /// <summary>Runs lines of Python as they stand.</summary>
    internal static Task<ProcessResult> PythonLinesAsync(string lines) => RunAsync(Sources, Path.Combine(DebianPackages.Find("python3", "/usr/bin", "python3"), "python3"), ["-c", lines]);

    private static string Rscript()
    {
        DebianPackages.Find("r-cran-rsdmx", "/usr/lib/R/site-library/rsdmx", "DESCRIPTION");
        return Path.Combine(DebianPackages.Find("r-base-core", "/usr/bin", "Rscript"), "Rscript");
    }

    // Beside the built tests: installed once for each change of the lock file
    private static string InstallNodePackages()
    {
        var npm = Path.Combine(DebianPackages.Find("npm", "/usr/bin", "npm"), "npm");
        var folder = Path.Combine(AppContext.BaseDirectory, "clients");
        var marker = Path.Combine(folder, "installed.json");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(Sources))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        var wanted = File.ReadAllText(Path.Combine(folder, "package-lock.json"));
        if (!File.Exists(marker) || File.ReadAllText(marker) != wanted)
        {
            var installed = Run(folder, npm, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
            Assert.True(installed.ExitCode == 0, $"npm ci did not succeed: {installed.Error}");
            File.WriteAllText(marker, wanted);
        }

        return folder;
    }

    private static ProcessResult Run(string folder, string program, string[] arguments) => RunAsync(folder, program, arguments).GetAwaiter().GetResult();

    private static async Task<ProcessResult> RunAsync(string folder, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
