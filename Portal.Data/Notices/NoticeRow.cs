namespace Portal.Data.Notices;

/// <summary>A notice as it is stored.</summary>
internal sealed record NoticeRow
{
    public required long Id { get; init; }

    public required byte[] Ref { get; init; }

    public required bool IsSynthetic { get; init; }
}
