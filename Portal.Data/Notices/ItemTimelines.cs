using NodaTime;

namespace Portal.Data.Notices;

/// <summary>
/// What was known when of each item of a notice. Something that becomes known changes only the items that it acts on, so that a long
/// history costs one fold of one item an event and not one fold of the whole notice.
/// </summary>
internal sealed class ItemTimelines
{
    private readonly NoticeFold fold;
    private readonly KnownDeadlines deadlines;
    private readonly List<Item> items = [];
    private readonly List<EventVersion> versions;
    private readonly List<NoticeEvent> known;

    /// <summary>The items of all events, with what was known of them before the instant that <see cref="From"/> begins at.</summary>
    internal ItemTimelines(NoticeFold fold, IReadOnlyCollection<NoticeEvent> events, IReadOnlyList<ItemState> earlier)
    {
        this.fold = fold;
        deadlines = new KnownDeadlines(fold);
        versions = EventVersion.Of(events);
        known = new(versions.Count);
        var byName = new Dictionary<string, Item>(StringComparer.Ordinal);
        var whole = new List<int>();
        for (var at = 0; at < versions.Count; at++)
        {
            if (versions[at].Event.ItemRef is not { } name)
            {
                whole.Add(at);
            }
            else if (!byName.ContainsKey(name))
            {
                byName.Add(name, new Item(name));
            }
        }

        Distribute(byName);

        // Until an item is named the notice has one without a name, which needs an issue of the whole notice
        if (whole.Exists(one => versions[one].Event.Type == EventType.Issued))
        {
            items.Add(new Item(null) { Versions = whole });
        }

        items.AddRange(byName.Values.OrderBy(item => item.Name, StringComparer.Ordinal));
        foreach (var state in earlier)
        {
            (state.ItemRef is { } name ? byName[name] : items[0]).State = state;
        }
    }

    /// <summary>The steps from an instant of knowing on.</summary>
    internal TimelineChange From(Instant from)
    {
        var start = States();
        var touches = Touches(from);
        var steps = new List<NoticeStep>(touches.Count);
        var changes = new List<ItemChange>();
        for (var next = 0; next < touches.Count;)
        {
            var at = touches[next].At;
            changes.Clear();
            for (; next < touches.Count && touches[next].At == at; next++)
            {
                if (next > 0 && touches[next] == touches[next - 1])
                {
                    continue;
                }

                var item = items[touches[next].Item];
                var now = StateAt(item, at);
                if (now is null ? item.State is not null : item.State is null || !item.State.SaysTheSameAs(now))
                {
                    changes.Add(new ItemChange(item.State, now));
                    item.State = now;
                }
            }

            if (changes.Count > 0)
            {
                steps.Add(new NoticeStep(at, changes.ToArray()));
            }
        }

        return new TimelineChange(start, steps, States());
    }

    private void Distribute(Dictionary<string, Item> byName)
    {
        for (var at = 0; at < versions.Count; at++)
        {
            if (versions[at].Event.ItemRef is { } name)
            {
                byName[name].Versions.Add(at);
                continue;
            }

            foreach (var item in byName.Values)
            {
                item.Versions.Add(at);
            }
        }
    }

    /// <summary>When which item may change, in order.</summary>
    private List<(Instant At, int Item)> Touches(Instant from)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += item.Name is null ? versions.Count : item.Versions.Count;
        }

        var touches = new List<(Instant At, int Item)>(count);
        for (var number = 0; number < items.Count; number++)
        {
            // Whether another item is named matters to the one without a name
            var of = items[number].Name is null ? null : items[number].Versions;
            for (var at = 0; at < (of?.Count ?? versions.Count); at++)
            {
                var version = versions[of?[at] ?? at];
                Touch(version.From, number);
                Touch(version.To, number);
            }

            foreach (var at in fold.RuleChanges)
            {
                Touch(at, number);
            }
        }

        touches.Sort(static (left, right) => left.At.CompareTo(right.At) is var order and not 0 ? order : left.Item.CompareTo(right.Item));
        return touches;

        void Touch(Instant at, int item)
        {
            if (at >= from && at < Instant.MaxValue)
            {
                touches.Add((at, item));
            }
        }
    }

    private ItemState[] States()
    {
        var states = new List<ItemState>(items.Count);
        foreach (var item in items)
        {
            if (item.State is { } state)
            {
                states.Add(state);
            }
        }

        return [.. states];
    }

    private ItemState? StateAt(Item item, Instant at)
    {
        var (isNamed, hasOwnIssue) = (false, false);
        known.Clear();
        foreach (var number in item.Versions)
        {
            var version = versions[number];
            if (version.IsKnownAt(at))
            {
                known.Add(version.Event);
                isNamed |= version.Event.ItemRef is not null;
                hasOwnIssue |= version.Event is { ItemRef: not null, Type: EventType.Issued };
            }
        }

        if (item.Name is null ? versions.Exists(one => one.Event.ItemRef is not null && one.IsKnownAt(at)) : !isNamed)
        {
            return null;
        }

        if (hasOwnIssue)
        {
            ItemEvents.LetOwnIssueWin(known);
        }

        return fold.FoldItem(item.Name, known, at, deadlines);
    }

    private sealed class Item(string? name)
    {
        internal string? Name => name;

        /// <summary>Numbers of the versions that act on it.</summary>
        internal List<int> Versions { get; init; } = new(8);

        internal ItemState? State { get; set; }
    }
}
