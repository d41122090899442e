using System.Text.Json;
using AngleSharp.Html.Parser;
using Portal.Data.Releases;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary>An exported folder as a stranger gets it: read without a server, verified and attacked by the program alone.</summary>
public sealed class ReleaseExportTests
{
    [Fact]
    public async Task Export_Folder_ReadsVerifiesAndAttacksOffline_AndShowsEveryTampering()
    {
        using var shell = new PortalProcess();
        var folder = await ExportAsync(shell, "exported", "--site", "https://register.example");

        Assert.Equal(0, (await shell.RunAsync("release", "verify", folder)).ExitCode);
        var attack = await shell.RunAsync("attack", folder);
        Assert.Equal((0, 0), (attack.ExitCode, JsonDocument.Parse(attack.Output).RootElement.GetProperty("violations").GetArrayLength()));
        AssertPagesStandAlone(folder);
        await AssertStatementsAreComparedAsync(shell, folder);

        AssertFound(folder, "data/country-year.csv", "changed-file", Changed);
        AssertFound(folder, ReleaseSite.FileName, "bad-signature", Changed);
        AssertFound(folder, "methods/index.html", "missing-file", _ => null);
        AssertFound(folder, "countries/better.html", "unknown-file", _ => "<p>0"u8.ToArray());

        // Without its list, every page is a file that nobody signed
        AssertFound(folder, ReleaseSite.FileName, "unknown-file", _ => null);

        var page = Path.Combine(folder, "releases", "index.html");
        await File.WriteAllBytesAsync(page, Changed(await File.ReadAllBytesAsync(page))!);
        var check = await shell.RunAsync("release", "verify", folder);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("releases/index.html is not the page that was signed", check.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_WithoutAnAddress_InventsNone()
    {
        using var shell = new PortalProcess();
        var folder = await ExportAsync(shell, "exported-nowhere");

        var pages = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        Assert.All(pages, page => Assert.DoesNotContain("register.invalid", page, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.DoesNotContain("application/ld+json", page, StringComparison.Ordinal));
        var cited = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(Path.Combine(folder, "data", "tables", "country-year", "index.html")));
        Assert.Contains("Address not stated. CC BY 4.0.", cited.QuerySelector("#cite")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ADDRESS/data/country-year.csv", cited.QuerySelector("#ask")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ADDRESS stands for it", cited.QuerySelector("main .stamp")!.TextContent, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "catalog.jsonld")) || File.Exists(Path.Combine(folder, "releases.atom")));
        AssertPagesStandAlone(folder);
        Assert.Equal(0, (await shell.RunAsync("release", "verify", folder)).ExitCode);
    }

    private static async Task<string> ExportAsync(PortalProcess shell, string name = "exported", params string[] site)
    {
        var app = await SeededSite.AppAsync();
        var folder = shell.PathOf(name);
        var exported = await shell.RunAsync(["release", "export", folder, .. site, "--db", Path.Combine(app.Folder, "portal.db")]);

        Assert.True(exported.ExitCode == 0, exported.Error);
        Assert.True(JsonDocument.Parse(exported.Output).RootElement.GetProperty("pages").GetInt32() > 20);
        return folder;
    }

    private static void AssertPagesStandAlone(string folder)
    {
        var pages = Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).ToList();
        Assert.Superset(
            new HashSet<string>(["index.html", "data/index.html", "releases/index.html", "methods/index.html", "data/tables/country-year/index.html"], StringComparer.Ordinal),
            pages.Select(page => Path.GetRelativePath(folder, page)).ToHashSet(StringComparer.Ordinal));
        foreach (var page in pages)
        {
            var document = new HtmlParser().ParseDocument(File.ReadAllText(page));
            Assert.Empty(document.QuerySelectorAll("form, script:not([type='application/ld+json'])"));
            var links = document.QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!);
            foreach (var link in links.Where(link => link[0] != '#' && !link.StartsWith("http", StringComparison.Ordinal) && !link.StartsWith("tel:", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal)))
            {
                var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(link.Split('#')[0])));
                Assert.True(File.Exists(target) && target.StartsWith(folder, StringComparison.Ordinal), $"{page} leads to {link}");
            }
        }
    }

    /// <summary>A statement of less room than there is, and one left out.</summary>
    private static async Task AssertStatementsAreComparedAsync(PortalProcess shell, string folder)
    {
        var path = Path.Combine(folder, "together-synthetic", ReleaseFolder.StatedName);
        var honest = await File.ReadAllLinesAsync(path);
        await File.WriteAllLinesAsync(path, [honest[0], honest[1].Split(',')[0] + ",3,4", .. honest[3..]]);

        var attack = await shell.RunAsync("attack", folder);

        await File.WriteAllTextAsync(path, string.Concat(honest.Select(line => line + "\n")));
        Assert.Equal(1, attack.ExitCode);
        Assert.Equal(2, JsonDocument.Parse(attack.Output).RootElement.GetProperty("violations").GetArrayLength());
    }

    private static void AssertFound(string folder, string changed, string rule, Func<byte[]?, byte[]?> tamper)
    {
        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).ToHashSet(StringComparer.Ordinal);
        byte[]? Read(string path) => File.Exists(Path.Combine(folder, path)) ? File.ReadAllBytes(Path.Combine(folder, path)) : null;
        var bytes = tamper(Read(changed));
        _ = bytes is null ? paths.Remove(changed) : paths.Add(changed);

        var check = ReleaseFolder.Verify(path => path == changed ? bytes : Read(path), paths);

        Assert.Contains(check.Problems, problem => problem.Rule == rule);
    }

    /// <summary>One digit another.</summary>
    private static byte[]? Changed(byte[]? file)
    {
        byte[] bytes = [.. file!];
        var at = Array.FindLastIndex(bytes, letter => letter is >= (byte)'0' and <= (byte)'9');
        bytes[at] = (byte)(bytes[at] == '9' ? '8' : '9');
        return bytes;
    }
}
