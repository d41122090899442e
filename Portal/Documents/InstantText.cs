using NodaTime;
using NodaTime.Text;

namespace Portal.Documents;

/// <summary>RFC 3339 in and out.</summary>
internal static class InstantText
{
    internal static Instant? TryParse(string text) =>
        OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } parsed ? parsed.Value.ToInstant() : null;

    internal static string Format(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
