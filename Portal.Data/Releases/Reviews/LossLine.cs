namespace Portal.Data.Releases.Reviews;

/// <summary>What hiding costs one table, beside the same table of the release before.</summary>
public sealed record LossLine
{
    /// <summary>Id of the table.</summary>
    public required string Table { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Cells that could be shown or hidden.</summary>
    public required int Cells { get; init; }

    /// <summary>Hidden by a primary rule of their own.</summary>
    public required int Primary { get; init; }

    /// <summary>Hidden to protect others.</summary>
    public required int Secondary { get; init; }

    /// <summary>Hidden because they were hidden before.</summary>
    public required int Locked { get; init; }

    /// <summary>Hidden of all, 0 to 1.</summary>
    public required double HiddenShare { get; init; }

    /// <summary>Of the counts, how much of their sum is hidden, 0 to 1; null where everything is 0.</summary>
    public required double? ValueShare { get; init; }

    /// <summary><see cref="HiddenShare"/> of the release before; null where it had no such table.</summary>
    public double? HiddenShareBefore { get; init; }

    /// <summary><see cref="ValueShare"/> of the release before; null likewise.</summary>
    public double? ValueShareBefore { get; init; }

    /// <summary>What was shown before and is hidden now, by names.</summary>
    public IReadOnlyList<string> BecameHidden { get; init; } = [];

    /// <summary>What was hidden before and is shown now, by names.</summary>
    public IReadOnlyList<string> BecameShown { get; init; } = [];

    /// <summary>Hidden cells of every kind.</summary>
    public int Hidden => Primary + Secondary + Locked;
}
