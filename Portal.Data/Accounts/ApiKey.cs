using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Accounts;

/// <summary>What a machine may do here. It either sends the events of one source or reads through one scope, never both.</summary>
public sealed record ApiKey
{
    /// <summary>The part that may be shown and logged, and that names the key.</summary>
    public required string Prefix { get; init; }

    /// <summary>Whose key it is, as its operator wrote it.</summary>
    public required string Name { get; init; }

    /// <summary>Code of the source whose events it may send; null for a key that reads.</summary>
    public string? SourceCode { get; init; }

    /// <summary>What it may read; null for a key that sends.</summary>
    public Scope? Reads { get; init; }

    /// <summary>Requests a minute.</summary>
    public required int RequestsPerMinute { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant CreatedAt { get; init; }

    /// <summary>From here on it is no longer accepted.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>When it was revoked; null where it was not.</summary>
    public Instant? RevokedAt { get; init; }
}
