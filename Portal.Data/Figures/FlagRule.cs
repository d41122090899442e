namespace Portal.Data.Figures;

/// <summary>A flag set by what a column of the row says.</summary>
internal sealed record FlagRule
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>Words, one of which the cell contains, in any case.</summary>
    public required IReadOnlyList<string> Contains { get; init; }

    /// <summary>The flag.</summary>
    public required string Flag { get; init; }

    internal bool Holds(Func<string, string> cell)
    {
        var text = cell(Column);
        return Contains.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
