using System.Text.RegularExpressions;
using Portal.Commands;
using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>The texts say what the program has, and speak of the program alone.</summary>
public sealed partial class DocsTests
{
    private static readonly string[] TextFiles =
        [".cs", ".razor", ".css", ".js", ".sql", ".md", ".json", ".props", ".targets", ".csproj", ".sln", ".txt", ".sh", ".yml", ".svg", ".csv", ".editorconfig", ".gitignore", ".gitattributes", ""];

    private static readonly string[] Built = ["bin", "obj", "data", "TestResults", ".git", ".vs", ".idea"];

    private static string Readme => File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void Readme_EveryVerb_HasALineWithAnExample()
    {
        var lines = Readme.Split('\n');
        var absent = PortalCommands.Create().Subcommands.Select(verb => verb.Name)
            .Where(name => !lines.Any(line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal) && line.Contains($"`portal {name} ", StringComparison.Ordinal)));

        Assert.Empty(absent);
    }

    [Fact]
    public void Readme_EveryVerbInTheTable_IsRegistered() =>
        Assert.Empty(VerbLine().Matches(Readme).Select(match => match.Groups["verb"].Value)
            .Except(PortalCommands.Create().Subcommands.Select(verb => verb.Name)));

    [Fact]
    public void Readme_EveryExample_ParsesAsItStands()
    {
        var examples = Example().Matches(Readme).Select(match => match.Groups["arguments"].Value).ToList();

        Assert.True(examples.Count >= 10);
        Assert.Empty(examples.SelectMany(text => PortalCommands.Create().Parse(text).Errors.Select(error => $"{text}: {error.Message}")));
    }

    [Fact]
    public void Readme_EveryConfigurationKey_IsExplained()
    {
        var readme = Readme;
        var keys = SourceTree.Files("Portal", ".cs").SelectMany(file => Key().Matches(file.Text)).Select(match => match.Value).Distinct().ToList();

        Assert.Contains("Portal:Database", keys);
        Assert.All(keys, key => Assert.Contains($"| `{key}` |", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Texts_Links_LeadToFiles()
    {
        var broken =
            from name in Texts().Where(name => name.EndsWith(".md", StringComparison.Ordinal))
            from Match link in Link().Matches(File.ReadAllText(Repository.PathOf(name)))
            let target = Path.Combine(Path.GetDirectoryName(Repository.PathOf(name))!, link.Groups["target"].Value)
            where !File.Exists(target)
            select $"{name}: {link.Groups["target"].Value}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Texts_Everywhere_SpeakOfTheProgramAlone()
    {
        var wrong =
            from name in Texts().Where(name => name != "Portal.Tests/House/DocsTests.cs")
            let text = File.ReadAllText(Repository.PathOf(name))
            from Match match in Workplace().Matches(text)
            select $"{name}: {match.Value}";

        Assert.Empty(wrong.Distinct());
    }

    private static IEnumerable<string> Texts() => TextsBelow(new DirectoryInfo(Repository.Root))
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'));

    private static IEnumerable<string> TextsBelow(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(file => TextFiles.Contains(file.Extension, StringComparer.Ordinal)).Select(file => file.FullName)
            .Concat(folder.EnumerateDirectories().Where(inner => !Built.Contains(inner.Name)).SelectMany(TextsBelow));

    [GeneratedRegex(@"^\| `(?<verb>[a-z]+)` \| [^|]+ \| `portal ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex VerbLine();

    [GeneratedRegex(@"\| `portal (?<arguments>[^`]+)` \|$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex(@"(?<="")Portal:[A-Z]\w+(?="")", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Key();

    [GeneratedRegex(@"\]\((?<target>[^)#:\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    // Marks of unfinished work, folders of somebody's machine, numbers of a tracker, addresses of package registries
    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bXXX\b|(?<![\w.~/])/(home|root|work|Users)/\w|\b[Ii]ssues? #?\d|\b(registry|packages)\.[a-z]+\.(org|com)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Workplace();
}
