using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Imports;

/// <summary>Some rows of a file after parsing, in file order.</summary>
internal sealed class EventBatch(int size)
{
    /// <summary>The events to append.</summary>
    internal List<NoticeEvent> Events { get; } = new(size);

    /// <summary>The line of each event.</summary>
    internal List<long> Rows { get; } = new(size);

    /// <summary>What was wrong, a list for each refused row.</summary>
    internal List<IReadOnlyList<RowProblem>> Refused { get; } = [];

    /// <summary>Rows taken, those left out among them.</summary>
    internal int Count { get; private set; }

    internal void Take(EventRow row, Duration shift, Instant now)
    {
        Count++;
        switch (row)
        {
            case EventRow.Refused refused:
                Refused.Add(refused.Problems);
                break;
            case EventRow.Accepted one when shift == Duration.Zero:
                Events.Add(one.Event);
                Rows.Add(row.Row);
                break;
            case EventRow.Accepted one when one.Event.OccurredAt + shift <= now && one.Event.RecordedAt + shift <= now:
                Events.Add(Shifted(one.Event, shift));
                Rows.Add(row.Row);
                break;
        }
    }

    private static NoticeEvent Shifted(NoticeEvent one, Duration shift) => one with
    {
        OccurredAt = one.OccurredAt + shift,
        RecordedAt = one.RecordedAt + shift,
        DeadlineAt = one.DeadlineAt + shift,
    };
}
