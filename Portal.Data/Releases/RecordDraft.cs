namespace Portal.Data.Releases;

/// <summary>One row of a draft. Times in microseconds.</summary>
internal sealed record RecordDraft
{
    public required long Id { get; init; }

    public required string Release { get; init; }

    public required long Version { get; init; }

    public required string Programme { get; init; }

    public required bool IsSynthetic { get; init; }

    public required string Digest { get; init; }

    public required string BuiltBy { get; init; }

    public required long BuiltAt { get; init; }
}
