namespace Portal.Data.Audit;

/// <summary>The end of the chain, as the database keeps it.</summary>
internal sealed record AuditHead
{
    public required long Seq { get; init; }

    public required byte[] Hash { get; init; }
}
