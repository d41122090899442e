namespace Portal.Data.Notices;

/// <summary>Which items a question is about; null asks about all.</summary>
public sealed record ItemFilter
{
    /// <summary>Provider code.</summary>
    public string? Provider { get; init; }

    /// <summary>Host country code.</summary>
    public string? HostCountry { get; init; }

    /// <summary>Issuer country code.</summary>
    public string? IssuerCountry { get; init; }

    /// <summary>Category code, exactly.</summary>
    public string? Category { get; init; }

    /// <summary>Row id of the rule that binds.</summary>
    public string? Rule { get; init; }

    /// <summary>Whether the question is about this item; the same answer as the database gives.</summary>
    public bool Asks(StoredItem item) =>
        (Provider is null || item.State.Provider == Provider)
        && (HostCountry is null || item.State.HostCountry == HostCountry)
        && (IssuerCountry is null || item.State.IssuerCountry == IssuerCountry)
        && (Category is null || item.State.Category == Category)
        && (Rule is null || item.State.Rule == Rule);
}
