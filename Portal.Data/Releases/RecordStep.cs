namespace Portal.Data.Releases;

/// <summary>One step taken with a draft. Times in microseconds.</summary>
internal sealed record RecordStep
{
    public required long DraftId { get; init; }

    public required long Seq { get; init; }

    public required string Step { get; init; }

    public required string Actor { get; init; }

    public required long At { get; init; }

    public required string Detail { get; init; }

    public required string Origin { get; init; }

    public long? Against { get; init; }
}
