using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>
/// Reads a calendar as strictly as RFC 5545 puts it: CRLF, 75 octets, content-line grammar (3.1), escapes of TEXT (3.3.11), required and
/// single properties of VCALENDAR, VEVENT and VALARM (3.6). Knows nothing of the program that wrote it.
/// </summary>
internal static partial class CalendarReader
{
    private static readonly string[] Texts = ["SUMMARY", "DESCRIPTION", "UID", "X-WR-CALNAME", "PRODID"];

    /// <summary>The properties of each event, with TEXT unescaped; of an alarm under <c>VALARM/NAME</c>.</summary>
    internal static IReadOnlyList<Dictionary<string, string>> Events(byte[] calendar)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(calendar);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.DoesNotContain('\r', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));

        var (open, whole, events) = (new Stack<string>(), new Dictionary<string, string>(StringComparer.Ordinal), new List<Dictionary<string, string>>());
        foreach (var line in text[..^2].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n"))
        {
            var match = ContentLine().Match(line);
            Assert.True(match.Success, $"No content line: {line}");
            var (name, value) = (match.Groups["name"].Value, match.Groups["value"].Value);
            if (name == "BEGIN")
            {
                Assert.Contains((open.Count == 0 ? "" : open.Peek()) + ">" + value, (string[])[">VCALENDAR", "VCALENDAR>VEVENT", "VEVENT>VALARM"]);
                open.Push(value);
                if (value == "VEVENT")
                {
                    events.Add(new Dictionary<string, string>(StringComparer.Ordinal));
                }

                continue;
            }

            if (name == "END")
            {
                Assert.Equal(open.Pop(), value);
                continue;
            }

            var place = open.Count == 1 ? whole : events[^1];
            Assert.True(place.TryAdd(open.Peek() == "VALARM" ? $"VALARM/{name}" : name, Texts.Contains(name) ? Unescape(value) : value), $"{name} twice");
        }

        Assert.Empty(open);
        Assert.Equal("2.0", whole["VERSION"]);
        Assert.NotEmpty(whole["PRODID"]);
        Assert.DoesNotContain("METHOD", whole.Keys);
        Assert.Equal(events.Count, events.Select(one => one["UID"]).Distinct(StringComparer.Ordinal).Count());
        Assert.All(events, CheckEvent);
        return events;
    }

    private static void CheckEvent(Dictionary<string, string> one)
    {
        foreach (var name in (string[])["DTSTAMP", "DTSTART"])
        {
            Assert.True(DateTime.TryParseExact(one[name], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _), one[name]);
        }

        Assert.InRange(int.Parse(one["SEQUENCE"], CultureInfo.InvariantCulture), 0, int.MaxValue);
        if (one.Keys.Any(name => name.StartsWith("VALARM/", StringComparison.Ordinal)))
        {
            Assert.Equal("DISPLAY", one["VALARM/ACTION"]);
            Assert.NotEmpty(one["VALARM/TRIGGER"]);
            Assert.NotEmpty(one["VALARM/DESCRIPTION"]);
        }
    }

    private static string Unescape(string value)
    {
        Assert.Matches(EscapedText(), value);
        return EscapedCharacter().Replace(value, match => match.Value[1] is 'n' or 'N' ? "\n" : match.Value[1..]);
    }

    [GeneratedRegex("^(?<name>[A-Za-z0-9-]+)(;[A-Za-z0-9-]+=(\"[^\"\\p{Cc}]*\"|[^\",;:\\p{Cc}]*))*:(?<value>[^\\p{Cc}]*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex ContentLine();

    [GeneratedRegex(@"^([^\\;,]|\\[\\;,nN])*$", RegexOptions.ExplicitCapture)]
    private static partial Regex EscapedText();

    [GeneratedRegex(@"\\[\\;,nN]")]
    private static partial Regex EscapedCharacter();
}
