using System.Text.RegularExpressions;
using System.Xml.Linq;
using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>Who may know whom. The order is the order in which data flows.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string[][] Order =
    [
        ["Storage"],
        ["Providers", "Countries"],
        ["Regimes"],
        ["Notices"],
        ["Imports"],
        ["Clocks"],
        ["Measures"],
        ["Cube"],
        ["Figures"],
        ["Disclosure"],
        ["Releases"],

        // Tells people what the clocks say; nothing that computes a figure may lean on it
        ["Reminders"],
    ];

    private static readonly string[] Surfaces = ["Public", "Regulators", "Providers", "Operations", "Account", "Api", "Commands"];

    [Fact]
    public void PortalData_ProjectFile_KnowsNoWebFramework()
    {
        var project = XDocument.Load(Repository.PathOf("Portal.Data", "Portal.Data.csproj"));
        var references = project.Descendants("PackageReference").Concat(project.Descendants("FrameworkReference"))
            .Concat(project.Descendants("ProjectReference"))
            .Select(reference => (string?)reference.Attribute("Include") ?? "");

        Assert.DoesNotContain(references, name => name.Contains("AspNetCore", StringComparison.Ordinal) || name.EndsWith(".csproj", StringComparison.Ordinal));
        Assert.Empty(SourceTree.Files("Portal.Data", ".cs").Where(file => file.Text.Contains("Microsoft.AspNetCore", StringComparison.Ordinal)).Select(file => file.Name));
    }

    [Fact]
    public void PortalData_Features_UseOnlyWhatLiesLeftOfThem()
    {
        var rank = Order.SelectMany((names, at) => names.Select(name => (name, at))).ToDictionary(pair => pair.name, pair => pair.at);
        var wrong =
            from file in SourceTree.Files("Portal.Data", ".cs")
            where rank.ContainsKey(file.Feature)
            from Match match in FeatureName().Matches(file.Text)
            let used = match.Groups["name"].Value
            where rank.ContainsKey(used) && used != file.Feature && rank[used] >= rank[file.Feature]
            select $"{file.Name} uses {used}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void PortalData_Databases_AreTouchedOnlyByStoresAndQueries() =>
        Assert.Empty(SourceTree.Files("Portal.Data", ".cs")
            .Where(file => file.Feature != "Storage"
                && !file.FileName.EndsWith("Store.cs", StringComparison.Ordinal)
                && !file.FileName.EndsWith("Queries.cs", StringComparison.Ordinal)
                && DatabaseUsing().IsMatch(file.Text))
            .Select(file => file.Name));

    [Fact]
    public void PortalData_Features_AreRoomsOfTheHouse()
    {
        string[] known = [.. Order.SelectMany(names => names), "Requests", "Accounts", "Audit", "Seeding", "Decisions"];

        Assert.Empty(SourceTree.Files("Portal.Data", ".cs", ".md").Select(file => file.Feature).Where(feature => feature.Length > 0).Distinct().Except(known));
    }

    [Fact]
    public void Portal_Surfaces_DoNotUseEachOther()
    {
        var wrong =
            from file in SourceTree.Files("Portal", ".cs", ".razor")
            where Surfaces.Contains(file.Feature)
            from Match match in SurfaceName().Matches(file.Text)
            where match.Groups["name"].Value != file.Feature && Surfaces.Contains(match.Groups["name"].Value)
            select $"{file.Name} uses {match.Value}";

        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Portal_PublicPages_ReadNoNotices() =>
        Assert.Empty(SourceTree.Files("Portal/Public", ".cs", ".razor")
            .Where(file => file.Text.Contains("Portal.Data.Notices", StringComparison.Ordinal) || file.Text.Contains("Portal.Data.Cube", StringComparison.Ordinal) || file.Text.Contains("NoticeQueries", StringComparison.Ordinal))
            .Select(file => file.Name));

    [Fact]
    public void Portal_Sources_HoldNoSql() =>
        Assert.Empty(SourceTree.Files("Portal", ".cs", ".razor")
            .Where(file => SqlText().IsMatch(file.Text) || file.Text.Contains("using Dapper", StringComparison.Ordinal))
            .Select(file => file.Name));

    [Fact]
    public void Portal_ComponentLibrary_IsNamedInTheWorkbenchKitOnly() =>
        Assert.Empty(SourceTree.Files("Portal", ".cs", ".razor")
            .Where(file => !file.Name.StartsWith("Portal/Ui/Workbench/", StringComparison.Ordinal) && file.Text.Contains("Radzen", StringComparison.Ordinal))
            .Select(file => file.Name));

    [Fact]
    public void Portal_Markup_HasNoInlineStyle() =>
        Assert.Empty(SourceTree.Files("Portal", ".razor").Where(file => InlineStyle().IsMatch(file.Text)).Select(file => file.Name));

    [Fact]
    public void Tree_TopLevel_HoldsTheFixedNamesOnly()
    {
        string[] allowed = ["Portal", "Portal.Data", "Portal.Tests", "seed", "Portal.sln", "README.md", "LICENSE", "CONTRIBUTING.md",
            "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt"];

        Assert.Empty(Directory.EnumerateFileSystemEntries(Repository.Root).Select(path => Path.GetFileName(path)!)
            .Where(name => name[0] != '.' && name != "TestResults").Except(allowed));
    }

    [GeneratedRegex(@"\bPortal\.Data\.(?<name>[A-Z][A-Za-z]+)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FeatureName();

    [GeneratedRegex(@"\bPortal\.(?<name>[A-Z][a-z]+)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SurfaceName();

    [GeneratedRegex(@"using (Dapper|System\.Data|Npgsql|Microsoft\.Data\.Sqlite|SQLitePCL)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DatabaseUsing();

    [GeneratedRegex("\"[^\"\\n]*\\b(select\\s+.+\\s+from|insert\\s+into|update\\s+\\w+\\s+set|delete\\s+from)\\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex SqlText();

    [GeneratedRegex(@"\sstyle\s*=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InlineStyle();
}
