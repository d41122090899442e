using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Clocks;

namespace Portal.Data.Reminders;

/// <summary>
/// Writes due times as iCalendar (RFC 5545): all times in UTC, lines of at most 75 octets, an entry keeps its UID for ever and its SEQUENCE grows.
/// Without METHOD, for it is a calendar to subscribe to and no invitation.
/// </summary>
public static class CalendarText
{
    private const int MostOctets = 75;

    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    /// <summary>The whole calendar.</summary>
    /// <param name="entries">Open due times.</param>
    /// <param name="name">Whose, as people read it.</param>
    /// <param name="host">Host name of the portal: what makes a UID the world's own.</param>
    /// <param name="board">Address of the board's view of a notice; null leaves addresses out.</param>
    /// <param name="now">Warnings of the past are left out.</param>
    public static string Write(IEnumerable<CalendarEntry> entries, string name, string host, Func<long, string>? board, Instant now)
    {
        var text = new StringBuilder();
        Add(text, "BEGIN", "VCALENDAR");
        Add(text, "VERSION", "2.0");
        Add(text, "PRODID", "-//Removal Time Register//Due times 1//EN");
        Add(text, "CALSCALE", "GREGORIAN");
        Add(text, "X-WR-CALNAME", Escape(name));
        Add(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        Add(text, "X-PUBLISHED-TTL", "PT1H");
        foreach (var entry in entries)
        {
            AddEntry(text, entry, host, board, now);
        }

        Add(text, "END", "VCALENDAR");
        return text.ToString();
    }

    private static void AddEntry(StringBuilder text, CalendarEntry entry, string host, Func<long, string>? board, Instant now)
    {
        var reference = ReminderMessage.ReferenceOf(entry.NoticeRef, item: null);
        var items = entry.Items == 1 ? "1 item" : string.Create(CultureInfo.InvariantCulture, $"{entry.Items} items");
        var mark = entry.IsSynthetic ? "Synthetic: " : "";
        Add(text, "BEGIN", "VEVENT");
        Add(text, "UID", Escape(string.Create(CultureInfo.InvariantCulture, $"n{entry.NoticeId}-{entry.Rule}@{host}")));
        Add(text, "DTSTAMP", Utc.Format(entry.ChangedAt));
        Add(text, "SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture));

        // Seconds are the finest that the format has: cut off, so that an entry is never later than the due time
        Add(text, "DTSTART", Utc.Format(entry.DueAt));
        Add(text, "SUMMARY", Escape($"{mark}Time limit ends: {reference}, {items}"));
        Add(text, "DESCRIPTION", Escape($"Rule {entry.Rule}. {items} still open at the last knowledge. Not legal advice: check the rule before use."));
        Add(text, "CLASS", "PRIVATE");
        Add(text, "TRANSP", "TRANSPARENT");
        if (board is not null)
        {
            Add(text, "URL", board(entry.NoticeId));
        }

        var warning = AtRisk.From(entry.StartedAt, entry.DueAt);
        if (warning > now && warning < entry.DueAt)
        {
            Add(text, "BEGIN", "VALARM");
            Add(text, "ACTION", "DISPLAY");
            Add(text, "TRIGGER;VALUE=DATE-TIME", Utc.Format(warning));
            Add(text, "DESCRIPTION", Escape($"Time limit comes near: {reference}"));
            Add(text, "END", "VALARM");
        }

        Add(text, "END", "VEVENT");
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // A long line goes on in the next after a space; characters of several octets stay whole
    private static void Add(StringBuilder text, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
