using System.Globalization;
using NodaTime;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>One step of a notice's story.</summary>
/// <param name="Key">Unique in the story.</param>
/// <param name="At">When.</param>
/// <param name="Words">What.</param>
/// <param name="Mark">seen, statement, limit or now: the shape of its mark.</param>
/// <param name="Note">What to know beside it; null for nothing.</param>
internal sealed record StoryLine(string Key, Instant At, string Words, string Mark, string? Note)
{
    /// <summary>The events, the limit in force and the present, in time order.</summary>
    internal static IReadOnlyList<StoryLine> Of(NoticeStoryView view)
    {
        var culture = CultureInfo.CurrentUICulture;
        var limit = view.Item.DeadlineAt;
        var lines = view.Events.Select(one => new StoryLine(
            $"{one.Source}/{one.EventId}", one.OccurredAt, StoryWords.Event(one.Type), IsStatement(one) ? "statement" : "seen", NoteOf(one, limit, view, culture))).ToList();
        if (limit is { } due)
        {
            lines.Add(new StoryLine("limit", due, "Time limit", "limit", Moved(view.Item)));
        }

        lines.Add(new StoryLine("now", view.Now, "Now", "now", null));
        return [.. lines.OrderBy(line => line.At)];
    }

    private static string? Moved(ItemState item) => item switch
    {
        { OriginalDeadlineAt: { } original } when original != item.DeadlineAt => $"Inclusive; without extension or reset {ClockWords.Local(original, DateTimeZone.Utc, CultureInfo.CurrentUICulture)}",
        _ => "Inclusive; no extension",
    };

    private static bool IsStatement(NoticeEvent one) => one.Evidence is Evidence.Provider
        || one.Type is EventType.Claimed or EventType.Acknowledged or EventType.Disputed or EventType.ResetClaimed;

    private static string? NoteOf(NoticeEvent one, Instant? limit, NoticeStoryView view, CultureInfo culture)
    {
        var notes = new List<string>();
        if (one is { Type: EventType.Extended, DeadlineAt: { } until })
        {
            notes.Add($"to {ClockWords.Local(until, DateTimeZone.Utc, culture)}");
            if (view.Item.Flags.HasFlag(ItemFlags.ExtendedTooLate) && until > limit)
            {
                notes.Add("granted after the limit: it moves nothing");
            }
        }

        if (one.Reason is { } reason)
        {
            notes.Add("reason: " + reason.Replace('_', ' '));
        }

        if (one.RecordedAt - one.OccurredAt > Duration.FromHours(1))
        {
            notes.Add($"known {HumanFormat.Length(one.RecordedAt - one.OccurredAt, culture)} later");
        }

        if (one.ItemRef is not null)
        {
            notes.Add("item " + PublicReference.OfItem(one.ItemRef));
        }

        return notes.Count == 0 ? null : string.Join(" · ", notes);
    }
}
