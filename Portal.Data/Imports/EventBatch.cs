using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Imports;

/// <summary>Some rows of a file after parsing, in file order. Made once and filled many times.</summary>
internal sealed class EventBatch
{
    /// <summary>The events to append.</summary>
    internal IncomingEvents Events { get; } = new();

    /// <summary>The line of each event.</summary>
    internal List<long> Rows { get; } = [];

    /// <summary>What was wrong, a list for each refused row.</summary>
    internal List<IReadOnlyList<RowProblem>> Refused { get; } = [];

    /// <summary>Rows taken, those left out among them.</summary>
    internal int Count { get; private set; }

    internal void Clear()
    {
        Events.Clear();
        Rows.Clear();
        Refused.Clear();
        Count = 0;
    }

    internal void Take(EventRow row, ReferenceCache references, Duration shift, Instant now)
    {
        Count++;
        switch (row)
        {
            case EventRow.Refused refused:
                Refused.Add(refused.Problems);
                break;
            case EventRow.Accepted one when shift == Duration.Zero:
                Add(one.Event, row.Row, references);
                break;
            case EventRow.Accepted one when one.Event.OccurredAt + shift <= now && one.Event.RecordedAt + shift <= now:
                Add(Shifted(one.Event, shift), row.Row, references);
                break;
        }
    }

    private void Add(NoticeEvent one, long row, ReferenceCache references)
    {
        Events.Add(one, references.Of(one));
        Rows.Add(row);
    }

    private static NoticeEvent Shifted(NoticeEvent one, Duration shift) => one with
    {
        OccurredAt = one.OccurredAt + shift,
        RecordedAt = one.RecordedAt + shift,
        DeadlineAt = one.DeadlineAt + shift,
    };
}
