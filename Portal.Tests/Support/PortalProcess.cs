using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>The built command line as a program of its own in an empty folder, so that a test sees what a shell sees.</summary>
internal sealed class PortalProcess : IDisposable
{
    /// <summary>The built program.</summary>
    internal static readonly string Program = Path.Combine(
        AppContext.BaseDirectory.Replace($"{Path.DirectorySeparatorChar}Portal.Tests{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}Portal{Path.DirectorySeparatorChar}", StringComparison.Ordinal),
        "portal.dll");

    internal string Folder { get; } = Directory.CreateTempSubdirectory("portal-cli-").FullName;

    /// <summary>A database of this folder, as <c>--db</c> takes it.</summary>
    internal string Database => PathOf("register.db");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    internal Task<ProcessResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    internal async Task<ProcessResult> RunWithInputAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Portal__Database"] = Database;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ProcessResult(process.ExitCode, await output, await error);
    }
}
