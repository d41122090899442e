using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// What was known when of each item of a notice without corrections or retractions. An event changes only the items that it acts on,
/// so that a long history costs one fold of one item an event and not one fold of the whole notice.
/// </summary>
internal sealed class ItemTimelines
{
    private readonly NoticeFold fold;
    private readonly Item[] items;
    private readonly Instant? firstNamed;

    internal ItemTimelines(NoticeFold fold, IEnumerable<NoticeEvent> events, IReadOnlyList<ItemState> earlier)
    {
        this.fold = fold;
        var visible = VisibleEvents.Of(events, null, null);
        var before = earlier.ToDictionary(state => state.ItemRef ?? "", StringComparer.Ordinal);
        foreach (var one in visible.Where(one => one.ItemRef is not null))
        {
            firstNamed = firstNamed is { } first ? Instant.Min(first, one.RecordedAt) : one.RecordedAt;
        }

        // Until an item is named, the notice has one without a name
        string?[] names = [null, .. visible.Select(one => one.ItemRef).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        items = [.. names.Select(name => new Item(name, [.. visible.Where(one => one.ItemRef is null || one.ItemRef == name)], before.GetValueOrDefault(name ?? "")))];
    }

    /// <summary>The steps from an instant of knowing on.</summary>
    internal IEnumerable<NoticeStep> Steps(Instant from)
    {
        var touched = new SortedDictionary<Instant, List<Item>>();
        foreach (var item in items)
        {
            foreach (var at in item.Events.Select(one => one.RecordedAt).Append(item.Name is null ? firstNamed ?? Instant.MinValue : Instant.MinValue).Concat(fold.RuleChanges))
            {
                Touch(touched, item, at, from);
            }
        }

        IReadOnlyList<ItemState> known = States();
        foreach (var (at, some) in touched)
        {
            var isChanged = false;
            foreach (var item in some)
            {
                var now = StateAt(item, at);
                if (now is null ? item.State is not null : item.State is null || !item.State.SaysTheSameAs(now))
                {
                    (item.State, isChanged) = (now, true);
                }
            }

            if (isChanged)
            {
                var states = States();
                yield return new NoticeStep(at, known, states);
                known = states;
            }
        }
    }

    private static void Touch(SortedDictionary<Instant, List<Item>> touched, Item item, Instant at, Instant from)
    {
        if (at < from || at == Instant.MinValue)
        {
            return;
        }

        if (!touched.TryGetValue(at, out var some))
        {
            touched.Add(at, some = []);
        }

        if (some.Count == 0 || some[^1] != item)
        {
            some.Add(item);
        }
    }

    private ItemState[] States() => [.. items.Select(item => item.State).OfType<ItemState>()];

    private ItemState? StateAt(Item item, Instant at)
    {
        if (item.Name is null && firstNamed <= at)
        {
            return null;
        }

        List<NoticeEvent> known = [.. item.Events.Where(one => one.RecordedAt <= at)];
        return item.Name is null
            ? fold.FoldItem(new ItemEvents(null, known), at)
            : known.Exists(one => one.ItemRef is not null) ? fold.FoldItem(ItemEvents.Of(item.Name, known), at) : null;
    }

    private sealed class Item(string? name, NoticeEvent[] events, ItemState? state)
    {
        internal string? Name => name;

        internal NoticeEvent[] Events => events;

        internal ItemState? State { get; set; } = state;
    }
}
