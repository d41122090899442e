namespace Portal.Data.Releases;

/// <summary>One link of the chain. Times in microseconds.</summary>
internal sealed record RecordPublication
{
    public required long Seq { get; init; }

    public required long DraftId { get; init; }

    public required string Release { get; init; }

    public required long Version { get; init; }

    public required byte[] Manifest { get; init; }

    public required string Signature { get; init; }

    public required long PublishedAt { get; init; }
}
