using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>House sizes: a file that a reader can hold in the head.</summary>
public sealed class SizeTests
{
    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    [Theory]
    [InlineData("Portal", "*.cs", 300)]
    [InlineData("Portal.Data", "*.cs", 300)]
    [InlineData("Portal.Tests", "*.cs", 400)]
    [InlineData("Portal", "*.razor", 150)]
    public void Files_AnyProject_StayUnderTheHardLimit(string project, string pattern, int limit)
    {
        var tooLong = Sources(project, pattern)
            .Select(file => (Name: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > limit && !Exceptions.ContainsKey(file.Name))
            .Select(file => $"{file.Name}: {file.Lines} lines, limit {limit}");

        Assert.Empty(tooLong);
    }

    private static IEnumerable<string> Sources(string project, string pattern) =>
        Directory.EnumerateFiles(Repository.PathOf(project), pattern, SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
}
