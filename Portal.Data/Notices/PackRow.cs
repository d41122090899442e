namespace Portal.Data.Notices;

/// <summary>A pack as queries read it.</summary>
internal sealed record PackRow
{
    public required long Id { get; init; }

    public required byte[] Events { get; init; }

    public required string SourceCode { get; init; }
}
