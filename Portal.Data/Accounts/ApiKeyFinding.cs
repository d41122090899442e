namespace Portal.Data.Accounts;

/// <summary>What a presented key turned out to be.</summary>
public abstract record ApiKeyFinding
{
    private ApiKeyFinding()
    {
    }

    /// <summary>Accepted.</summary>
    /// <param name="Key">What it may do.</param>
    public sealed record Valid(ApiKey Key) : ApiKeyFinding;

    /// <summary>No such key was ever made here, or it is not written right.</summary>
    public sealed record Unknown : ApiKeyFinding;

    /// <summary>Its time is over.</summary>
    public sealed record Expired : ApiKeyFinding;

    /// <summary>It was taken back.</summary>
    public sealed record Revoked : ApiKeyFinding;
}
