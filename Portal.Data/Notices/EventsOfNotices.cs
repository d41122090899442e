using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Sorts the events of packs by their notices.</summary>
internal sealed class EventsOfNotices
{
    private readonly EventPackCodec codec;
    private readonly TextPool pool;
    private readonly SortedDictionary<long, (NoticeRow Row, string Reference, List<NoticeEvent> Events)> notices = [];
    private readonly HashSet<long> ranges = [];
    private readonly SortedDictionary<long, List<string>> damaged = [];
    private readonly SortedSet<long> strays = [];

    internal EventsOfNotices(IEnumerable<NoticeRow> rows, EventPackCodec codec, TextPool pool)
    {
        (this.codec, this.pool) = (codec, pool);
        foreach (var row in rows)
        {
            notices.Add(row.Id, (row, Convert.ToHexStringLower(row.Ref), []));
            ranges.Add(EventPackRange.Of(row.Id));
        }
    }

    /// <summary>Takes the events of a pack that are of these notices.</summary>
    /// <exception cref="InvalidDataException">They are damaged.</exception>
    internal void Add(PackRow pack)
    {
        var range = EventPackRange.OfPack(pack.Id);
        if (!ranges.Contains(range))
        {
            return;
        }

        try
        {
            Read(range, pack);
        }
        catch (InvalidDataException damage)
        {
            throw new InvalidDataException($"Events of {Names(range)}: {damage.Message}", damage);
        }
    }

    /// <summary>The same where damage is kept to be told.</summary>
    internal void AddOrTell(PackRow pack)
    {
        var range = EventPackRange.OfPack(pack.Id);
        try
        {
            Read(range, pack);
        }
        catch (Exception broken) when (broken is InvalidDataException or OverflowException or ArgumentException or IndexOutOfRangeException)
        {
            if (!damaged.TryGetValue(range, out var found))
            {
                damaged.Add(range, found = []);
            }

            found.Add($"events of source {pack.SourceCode}: {broken.Message}");
        }
    }

    /// <summary>The notices that have events.</summary>
    internal IReadOnlyList<OpenNotice> All() =>
        [.. notices.Values.Where(one => one.Events.Count > 0).Select(one => new OpenNotice(one.Row.Id, NoticeGroup.Of(one.Row.Ref), one.Row.IsSynthetic, one.Events))];

    /// <summary>The same; those of which not all could be read have no events here, and say so. Those that are not there are among them.</summary>
    internal IReadOnlyList<OpenNotice> AllWithDamage()
    {
        List<OpenNotice> all = [.. All().Where(one => !damaged.ContainsKey(EventPackRange.Of(one.NoticeId)))];
        foreach (var (range, found) in damaged)
        {
            var known = notices.Values.Where(one => EventPackRange.Of(one.Row.Id) == range).Select(one => new OpenNotice(one.Row.Id, 0, one.Row.IsSynthetic, []));
            all.AddRange(known.DefaultIfEmpty(new(EventPackRange.FirstNotice(range), 0, false, [])).Select(one => one with { Damage = found }));
        }

        all.AddRange(strays.Select(Stray));
        return [.. all.OrderBy(one => one.NoticeId)];
    }

    /// <summary>A notice of which there are only events.</summary>
    internal static OpenNotice Stray(long id) => new(id, 0, false, []) { Damage = ["events name a notice that is not there: nothing reads them"] };

    private void Read(long range, PackRow pack)
    {
        var first = EventPackRange.FirstNotice(range);
        string? Reference(int place)
        {
            if (notices.TryGetValue(first + place, out var notice))
            {
                return notice.Reference;
            }

            strays.Add(first + place);
            return null;
        }

        foreach (var (place, events) in codec.Read(pack.Events, pack.SourceCode, Reference, pool))
        {
            notices[first + place].Events.AddRange(events);
        }
    }

    /// <summary>How people name the notices of a range.</summary>
    internal static string Names(long range) => FormattableString.Invariant(
        $"notices {Math.Max(EventPackRange.FirstNotice(range), 1)} to {EventPackRange.FirstNotice(range + 1) - 1}");
}
