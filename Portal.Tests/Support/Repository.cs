using System.Runtime.CompilerServices;

namespace Portal.Tests.Support;

/// <summary>Where the sources lie, so that tests can read seed/ and the tree itself.</summary>
internal static class Repository
{
    internal static string Root { get; } = FindRoot();

    internal static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var directory = new FileInfo(here).Directory;
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Portal.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException($"No Portal.sln above {here}.");
    }
}
