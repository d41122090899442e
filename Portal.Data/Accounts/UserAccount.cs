namespace Portal.Data.Accounts;

/// <summary>Somebody who signs in.</summary>
public sealed record UserAccount
{
    /// <summary>Stable key.</summary>
    public required string Key { get; init; }

    /// <summary>Name as people read it.</summary>
    public required string Name { get; init; }

    /// <summary>What they may do.</summary>
    public required Role Role { get; init; }

    /// <summary>Code of the provider of a <see cref="Role.Provider"/> account; null otherwise.</summary>
    public string? Provider { get; init; }

    /// <summary>Jurisdiction of a <see cref="Role.Regulator"/> account; null otherwise.</summary>
    public string? Jurisdiction { get; init; }
}
