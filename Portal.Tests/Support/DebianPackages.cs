using System.Diagnostics;

namespace Portal.Tests.Support;

/// <summary>Finds a program that a test needs, installs its Debian package when it may, and otherwise says the one line to type.</summary>
internal static class DebianPackages
{
    private static readonly Lock Gate = new();

    /// <summary>The folder below <paramref name="root"/> that holds <paramref name="program"/>.</summary>
    internal static string Find(string package, string root, string program)
    {
        lock (Gate)
        {
            if (Search(root, program) is { } found)
            {
                return found;
            }

            if (Environment.UserName == "root" && File.Exists("/usr/bin/apt-get"))
            {
                Run("apt-get", "update", "-qq");
                Run("apt-get", "install", "-y", "-qq", "--no-install-recommends", package);
            }

            return Search(root, program)
                ?? throw new InvalidOperationException($"This test needs {program}. Type: sudo apt-get install -y {package}");
        }
    }

    private static string? Search(string root, string program) =>
        Directory.Exists(root)
            ? Directory.EnumerateFiles(root, program, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 })
                .Select(Path.GetDirectoryName)
                .OrderByDescending(directory => directory, StringComparer.Ordinal)
                .FirstOrDefault()
            : null;

    private static void Run(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" } };
        using var process = Process.Start(start)!;
        process.WaitForExit();
    }
}
