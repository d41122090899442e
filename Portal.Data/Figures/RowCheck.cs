namespace Portal.Data.Figures;

/// <summary>A relation that the columns of one row should keep. A row in which a part is missing is not judged.</summary>
internal sealed record RowCheck
{
    /// <summary>Columns to add up.</summary>
    public required IReadOnlyList<string> Parts { get; init; }

    /// <summary>Columns of the whole; the first that holds a number counts.</summary>
    public required IReadOnlyList<string> Total { get; init; }

    /// <summary>Whether the parts may stay below the whole; otherwise they must equal it.</summary>
    public bool AtMost { get; init; }
}
