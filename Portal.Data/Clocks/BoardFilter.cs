using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>Which clocks a board is about; null asks about all.</summary>
public sealed record BoardFilter
{
    /// <summary>Provider code.</summary>
    public string? Provider { get; init; }

    /// <summary>Host country code.</summary>
    public string? HostCountry { get; init; }

    /// <summary>Category code, exactly.</summary>
    public string? Category { get; init; }

    /// <summary>Row id of the binding rule.</summary>
    public string? Rule { get; init; }

    /// <summary>Due at or after this instant; null for all.</summary>
    public Instant? DueFrom { get; init; }

    /// <summary>Due before this instant; null for all.</summary>
    public Instant? DueTo { get; init; }

    /// <summary>One notice, by its id; null for all.</summary>
    public long? NoticeId { get; init; }
}
