namespace Portal.Data.Releases;

/// <summary>One cell of a table: a measure at one code of every dimension.</summary>
public sealed record ReleaseCell
{
    /// <summary>One code for each dimension, in the order of the table's dimensions.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Id of the measure.</summary>
    public required string Measure { get; init; }

    /// <summary>Whether a value stands, and if not, why.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>The value in the measure's unit; null unless shown as a number.</summary>
    public decimal? Value { get; init; }

    /// <summary>
    /// Lower end in the measure's unit: of the band or bin where one is shown, or of what anybody can work out about a hidden cell from
    /// the public files. Null where there is neither.
    /// </summary>
    public decimal? Low { get; init; }

    /// <summary>Upper end likewise; null also where a band or bin has none.</summary>
    public decimal? High { get; init; }

    /// <summary>The band or bin as people read it, such as <c>2 d to 4 d</c>; null for plain numbers.</summary>
    public string? Band { get; init; }

    /// <summary>True where an older figure, or the sum of the shorter periods as they were published, is carried forward, because too few cases changed to show the new one.</summary>
    public bool IsCarried { get; init; }

    /// <summary>What a table prints: the number with a point and no grouping, the band, or the status code.</summary>
    public string Text => Status is not CellStatus.Shown ? Status.Code()
        : Band ?? Value?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
