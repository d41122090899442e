using NodaTime;
using NodaTime.Text;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>A slice as an address asks for it: codes, a period of whole months, and perhaps the instant of knowing.</summary>
public sealed record SliceAddress
{
    /// <summary>Provider code; null for all, as the four that follow.</summary>
    public string? Provider { get; init; }

    /// <summary>Host country code.</summary>
    public string? Host { get; init; }

    /// <summary>Issuer country code.</summary>
    public string? Issuer { get; init; }

    /// <summary>Category code, exactly.</summary>
    public string? Category { get; init; }

    /// <summary>Row id of the binding rule.</summary>
    public string? Rule { get; init; }

    /// <summary>The period.</summary>
    public PeriodChoice Period { get; init; } = PeriodChoice.Of(PeriodKind.LastYear);

    /// <summary>The instant that figures are looked at and known from; null for now.</summary>
    public Instant? Known { get; init; }

    /// <summary>What is asked of the cells.</summary>
    internal ItemFilter Filter => new() { Provider = Provider, HostCountry = Host, IssuerCountry = Issuer, Category = Category, Rule = Rule };

    /// <summary>The words of an address, in their order.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> Query =>
    [
        new("provider", Provider), new("host", Host), new("issuer", Issuer), new("category", Category), new("rule", Rule),
        .. Period.Query, new("known", Known is { } known ? InstantPattern.ExtendedIso.Format(known) : null),
    ];

    /// <summary>Reads an instant of an address; null where it is none.</summary>
    internal static Instant? ReadKnown(string? text) =>
        text is not null && InstantPattern.ExtendedIso.Parse(text.Trim()) is { Success: true } parsed ? Instant.FromUnixTimeSeconds(parsed.Value.ToUnixTimeSeconds()) : null;
}
