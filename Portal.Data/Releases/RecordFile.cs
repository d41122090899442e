namespace Portal.Data.Releases;

/// <summary>One file of a draft.</summary>
internal sealed record RecordFile
{
    public required long DraftId { get; init; }

    public required string Path { get; init; }

    public required string Sha256 { get; init; }

    public required bool IsPublic { get; init; }
}
