using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Ui.Files;

/// <summary>
/// How the marks of a downloaded chart look: the rules of charts.css with the light theme's values in the place of their names, since what
/// opens a picture outside a browser knows no custom properties.
/// </summary>
internal sealed partial class ChartStyle(IWebHostEnvironment environment)
{
    private const string MarksBegin = "/* marks:";
    private const string MarksEnd = "@media print";

    private readonly Lazy<string> _text = new(() => Of(Read(environment, "charts.css"), Read(environment, "app.css")));

    /// <summary>The rules.</summary>
    internal string Text => _text.Value;

    /// <summary>What a browser may apply in a file that it opens by itself: these rules and nothing else.</summary>
    internal string Policy => $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";

    private static string Of(string charts, string tokens)
    {
        // The root's values come first; the workbench's own follow
        var values = Token().Matches(tokens).DistinctBy(token => token.Groups["name"].Value).ToDictionary(token => token.Groups["name"].Value, token => token.Groups["value"].Value, StringComparer.Ordinal);
        var begin = charts.IndexOf("*/", charts.IndexOf(MarksBegin, StringComparison.Ordinal), StringComparison.Ordinal) + 2;
        var marks = charts[begin..charts.LastIndexOf(MarksEnd, StringComparison.Ordinal)];
        return Reference().Replace(marks, match => values[match.Groups["name"].Value]).ReplaceLineEndings("\n").Trim();
    }

    private static string Read(IWebHostEnvironment environment, string sheet)
    {
        using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo(sheet).CreateReadStream());
        return reader.ReadToEnd();
    }

    // The first of two colours is the light theme's
    [GeneratedRegex(@"^ {4}--(?<name>[a-z0-9-]+): (?:light-dark\((?<value>[^,]+),[^)]*\)|(?<value>[^;]+));", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();

    [GeneratedRegex(@"var\(--(?<name>[a-z0-9-]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Reference();
}
