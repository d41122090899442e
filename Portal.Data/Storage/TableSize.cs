namespace Portal.Data.Storage;

/// <summary>What a table takes on disk.</summary>
public sealed record TableSize
{
    /// <summary>Name of the table or, on SQLite, of one of its indexes.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes; on PostgreSQL with the indexes.</summary>
    public required long Bytes { get; init; }
}
