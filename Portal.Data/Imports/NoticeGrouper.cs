using Portal.Data.Notices;

namespace Portal.Data.Imports;

/// <summary>
/// The events of a file notice by notice, whatever the order of the file, in bounded memory: up to a capacity in memory, the rest in spills on disk
/// that are merged. One notice must fit into memory. Ids that come twice with other content are found on the way.
/// </summary>
public sealed class NoticeGrouper : IDisposable
{
    /// <summary>Events held in memory by default; about 200 MB.</summary>
    public const int DefaultCapacity = 400_000;

    private readonly SortedRuns<NoticeEvent> events;
    private readonly SortedRuns<IdRow> ids;

    /// <summary>An empty grouper.</summary>
    /// <param name="capacity">Events held in memory.</param>
    /// <param name="newSpill">A new temporary stream that can be read back; disposed with the grouper.</param>
    public NoticeGrouper(int capacity, Func<Stream> newSpill)
    {
        events = new SortedRuns<NoticeEvent>(
            capacity, (left, right) => string.CompareOrdinal(left.NoticeRef, right.NoticeRef), newSpill, EventRows.Write, EventRows.Read);
        ids = new SortedRuns<IdRow>(capacity * 2, IdRow.Compare, newSpill, IdRow.Write, IdRow.Read);
    }

    /// <summary>Spills on disk so far: 0 means that everything is in memory.</summary>
    public int SpillCount => events.SpillCount;

    /// <summary>Takes the next event.</summary>
    /// <param name="one">The event.</param>
    /// <param name="row">Its line in the file.</param>
    public void Add(NoticeEvent one, long row)
    {
        events.Add(one);
        ids.Add(new IdRow(EventFingerprint.OfId(one), row, EventFingerprint.OfContent(one)));
    }

    /// <summary>Lines whose event id came before with other content, in the order of the file.</summary>
    public IReadOnlyList<long> ReusedRows()
    {
        var reused = new List<long>();
        IdRow? first = null;
        foreach (var row in ids.Merged())
        {
            if (first is not { } before || before.Id != row.Id)
            {
                first = row;
            }
            else if (before.Content != row.Content)
            {
                reused.Add(row.Row);
            }
        }

        reused.Sort();
        return reused;
    }

    /// <summary>The events of each notice, notices in ordinal order. Once.</summary>
    public IEnumerable<IReadOnlyList<NoticeEvent>> Notices()
    {
        var group = new List<NoticeEvent>();
        foreach (var one in events.Merged())
        {
            if (group.Count > 0 && !string.Equals(group[0].NoticeRef, one.NoticeRef, StringComparison.Ordinal))
            {
                yield return group;
                group = new List<NoticeEvent>(group.Count);
            }

            group.Add(one);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        events.Dispose();
        ids.Dispose();
    }
}
