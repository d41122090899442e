namespace Portal.Data.Accounts;

/// <summary>What a request that named itself was answered.</summary>
public sealed record ApiAnswer
{
    /// <summary>SHA-256 of the body as it came over the wire.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The document.</summary>
    public required string Answer { get; init; }
}
