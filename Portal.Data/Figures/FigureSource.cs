namespace Portal.Data.Figures;

/// <summary>Provenance of one published table: who counted what, from which start to which stop, seen where, under which licence.</summary>
public sealed record FigureSource
{
    /// <summary>Short stable code, used in addresses and by <c>--source</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Title for readers.</summary>
    public required string Title { get; init; }

    /// <summary>Who published the figures.</summary>
    public required string Publisher { get; init; }

    /// <summary>Document or page that holds them.</summary>
    public required string Document { get; init; }

    /// <summary>When it was published, as far as known, in words.</summary>
    public required string Published { get; init; }

    /// <summary>Where the table was seen: the primary document or a transcription.</summary>
    public required string SeenIn { get; init; }

    /// <summary>Licence of the table, or that none is stated.</summary>
    public required string Licence { get; init; }

    /// <summary>The attribution that must stand beside every use.</summary>
    public required string Attribution { get; init; }

    /// <summary>A, B or A/B where rows differ.</summary>
    public required string Confidence { get; init; }

    /// <summary>What exactly was counted.</summary>
    public required string Counted { get; init; }

    /// <summary>Event that starts the clock; null where the figures measure no time.</summary>
    public string? ClockStart { get; init; }

    /// <summary>Event that stops the clock; null where the figures measure no time.</summary>
    public string? ClockStop { get; init; }

    /// <summary>What the table holds: <c>figures</c>, or <c>reference</c> for lists without figures.</summary>
    public required string Kind { get; init; }

    /// <summary>File name beside the manifest.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file's bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Data rows, header and comments not counted.</summary>
    public required int Rows { get; init; }

    /// <summary>Warnings that belong beside every use.</summary>
    public IReadOnlyList<string> Caveats { get; init; } = [];
}
