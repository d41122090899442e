using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>What a change of the rules does to the open items that are stored, as counts of items. What is closed is never touched.</summary>
public sealed record RuleEffect
{
    /// <summary>Open items that were looked at.</summary>
    public int Open { get; init; }

    /// <summary>Whose binding rule, due time or flags change in any way.</summary>
    public int Changed { get; init; }

    /// <summary>Due earlier than before.</summary>
    public int Earlier { get; init; }

    /// <summary>Due later than before.</summary>
    public int Later { get; init; }

    /// <summary>Had no due time and get one.</summary>
    public int Gained { get; init; }

    /// <summary>Had a due time and lose it.</summary>
    public int Lost { get; init; }

    /// <summary>Within the limit now, past it after the change.</summary>
    public int PastThen { get; init; }

    /// <summary>Past the limit now, within it after the change.</summary>
    public int WithinThen { get; init; }

    /// <summary>Adds what happens to one item.</summary>
    /// <param name="before">As it stands.</param>
    /// <param name="after">As it would stand.</param>
    /// <param name="now">The instant of looking.</param>
    public RuleEffect With(ItemState before, ItemState after, Instant now) => (before.DeadlineAt, after.DeadlineAt) switch
    {
        ({ } old, { } due) => this with
        {
            Changed = Changed + 1,
            Earlier = Earlier + (due < old ? 1 : 0),
            Later = Later + (due > old ? 1 : 0),
            PastThen = PastThen + (now <= old && now > due ? 1 : 0),
            WithinThen = WithinThen + (now > old && now <= due ? 1 : 0),
        },
        (null, { } due) => this with { Changed = Changed + 1, Gained = Gained + 1, PastThen = PastThen + (now > due ? 1 : 0) },
        ({ }, null) => this with { Changed = Changed + 1, Lost = Lost + 1 },
        _ => this with { Changed = Changed + 1 },
    };
}
