namespace Portal.Ui;

/// <summary>What stands in a cell: words, a formatted number, or the reason why there is none.</summary>
public abstract record TableCell
{
    private TableCell()
    {
    }

    /// <summary>Words or a formatted number, perhaps with an address.</summary>
    public sealed record Value(string Text, string? Href = null) : TableCell;

    /// <summary>A few addresses in one line.</summary>
    public sealed record Links(IReadOnlyList<Link> All) : TableCell;

    /// <summary>A state with its shape.</summary>
    public sealed record Status(StatusKind Kind, string? Text = null) : TableCell;

    /// <summary>No number, and why.</summary>
    public sealed record Gap(CellGap Kind) : TableCell;

    /// <summary>A plain value.</summary>
    public static implicit operator TableCell(string text) => new Value(text);

    /// <summary>A gap.</summary>
    public static implicit operator TableCell(CellGap gap) => new Gap(gap);
}
