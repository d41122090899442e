using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>House sizes: a file that a reader can hold in the head.</summary>
public sealed class SizeTests
{
    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    [Theory]
    [InlineData("Portal", ".cs", 300)]
    [InlineData("Portal.Data", ".cs", 300)]
    [InlineData("Portal.Tests", ".cs", 400)]
    [InlineData("Portal", ".razor", 150)]
    public void Files_AnyProject_StayUnderTheHardLimit(string project, string extension, int limit)
    {
        var tooLong = SourceTree.Files(project, extension)
            .Select(file => (file.Name, Lines: File.ReadLines(Repository.PathOf(file.Name)).Count()))
            .Where(file => file.Lines > limit && !Exceptions.ContainsKey(file.Name))
            .Select(file => $"{file.Name}: {file.Lines} lines, limit {limit}");

        Assert.Empty(tooLong);
    }
}
