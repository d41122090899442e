using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>The command that recomputes a slice from the events, so that anybody with the database can check a figure.</summary>
internal static class SliceCommandText
{
    internal static string Of(Scope scope, ItemFilter filter, SliceWindow window, Instant knownAt)
    {
        (string Option, string? Value)[] parts =
        [
            ("--provider", filter.Provider), ("--host", filter.HostCountry), ("--issuer", filter.IssuerCountry), ("--category", filter.Category), ("--rule", filter.Rule),
            ("--jurisdiction", (scope as Scope.OfJurisdiction)?.Code),
            ("--from", Day(window.From)), ("--to", Day(window.To)), ("--as-of", InstantText.Format(window.AsOf)), ("--known-at", InstantText.Format(knownAt)),
        ];
        return $"portal slice {string.Join(' ', parts.Where(part => part.Value is not null).Select(part => $"{part.Option} {part.Value}"))}{(window.LimitsTo is null ? "" : " --limits-by-day")} --exact";
    }

    private static string Day(Instant instant) => NodaTime.Text.LocalDatePattern.Iso.Format(instant.InUtc().Date);
}
