using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Commands.Releases;

/// <summary>Links of pages that stand on a disk: relative to each other, to the live site where the copy has no such page, else no link at all.</summary>
internal static partial class StaticLinks
{
    private const string Note = """
        <main id="main"><div class="page"><p class="stamp">A signed copy to read without a server; forms are left out. <code>portal release verify</code> proves it offline.</p></div>
        """;

    /// <summary>The file of an address: a page is the index of its folder.</summary>
    internal static string FileOf(string path)
    {
        var trimmed = path.Trim('/');
        return trimmed.Length == 0 ? "index.html" : Path.HasExtension(trimmed) ? trimmed : trimmed + "/index.html";
    }

    /// <summary>The addresses of this site that a page names, without those with a query.</summary>
    internal static IEnumerable<string> In(string page) => LinkAttribute().Matches(page)
        .Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value).Split('#')[0])
        .Where(address => IsOurs(address) && !address.Contains('?', StringComparison.Ordinal));

    /// <summary>The page as it stands in the folder.</summary>
    /// <param name="page">As the site sends it.</param>
    /// <param name="file">Its path.</param>
    /// <param name="known">Every file of the folder.</param>
    /// <param name="site">Where the live site stands; null where nobody knows.</param>
    internal static string Rewrite(string page, string file, IReadOnlySet<string> known, string? site)
    {
        var up = string.Concat(Enumerable.Repeat("../", file.Count(letter => letter == '/')));
        var note = site is null ? Note.Replace("</p>", " Where the site stands was not stated: ADDRESS stands for it.</p>", StringComparison.Ordinal) : Note;
        var quiet = Form().Replace(site is null ? WithoutAddress(page) : page, "").Replace("<main id=\"main\">", note, StringComparison.Ordinal);
        return LinkAttribute().Replace(quiet, match =>
        {
            var address = WebUtility.HtmlDecode(match.Groups["address"].Value);
            if (!IsOurs(address))
            {
                return match.Value;
            }

            var (path, part) = address.Split('#', 2) is [var before, var after] ? (before, "#" + after) : (address, "");
            var target = path.Contains('?', StringComparison.Ordinal) ? null : FileOf(path);
            return target is not null && known.Contains(target) ? $" {match.Groups["name"].Value}=\"{WebUtility.HtmlEncode(up + target + part)}\""
                : site is not null ? $" {match.Groups["name"].Value}=\"{WebUtility.HtmlEncode(site + address)}\""
                : "";
        });
    }

    /// <summary>A citation says that the address is not stated; lines for programs say where it goes; what search engines read is all addresses and goes.</summary>
    private static string WithoutAddress(string page) => CitedAddress().Replace(LinkedData().Replace(page, ""), "Address not stated.")
        .Replace(StaticPages.NoSite, "ADDRESS", StringComparison.Ordinal);

    private static bool IsOurs(string address) => address is ['/', ..] and not ['/', '/' or '\\', ..];

    [GeneratedRegex("\\s(?<name>href|src)=\"(?<address>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LinkAttribute();

    [GeneratedRegex("<script type=\"application/ld\\+json\">.*?</script>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LinkedData();

    [GeneratedRegex("https://register\\.invalid/data/[^\\s<]*\\.(?= CC BY)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CitedAddress();

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Form();
}
