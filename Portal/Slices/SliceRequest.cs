using NodaTime;
using NodaTime.Text;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Documents;

namespace Portal.Slices;

/// <summary>A question for a slice as somebody wrote it, on the command line or in an address.</summary>
internal sealed record SliceRequest
{
    /// <summary>Provider code; null for all, as with the four that follow.</summary>
    internal string? Provider { get; init; }

    internal string? Host { get; init; }

    internal string? Issuer { get; init; }

    internal string? Category { get; init; }

    internal string? Rule { get; init; }

    /// <summary>First day.</summary>
    internal string? From { get; init; }

    /// <summary>The day after the last.</summary>
    internal string? To { get; init; }

    /// <summary>Instant of looking; null for now.</summary>
    internal string? AsOf { get; init; }

    /// <summary>Instant of knowing; null knows all.</summary>
    internal string? KnownAt { get; init; }

    /// <summary>With an instant of looking: limits count up to the start of that day, as they do without one.</summary>
    internal bool LimitsByDay { get; init; }

    internal bool IsExact { get; init; }

    /// <summary>What it asks, or the part that can't be understood.</summary>
    internal (SliceQuestion? Question, SliceProblem? Problem) Read(Instant now)
    {
        if (Day(From) is not { } first)
        {
            return (null, new SliceProblem("from", "takes a day such as 2026-01-01"));
        }

        if (Day(To) is not { } end)
        {
            return (null, new SliceProblem("to", "takes a day such as 2026-01-01"));
        }

        if (end <= first)
        {
            return (null, new SliceProblem("to", "must lie after the first day: it is the day after the last"));
        }

        var (looking, knowing) = (Time(AsOf), Time(KnownAt));
        if ((AsOf is not null && looking is null) || (KnownAt is not null && knowing is null))
        {
            return (null, new SliceProblem(AsOf is not null && looking is null ? "as_of" : "known_at", "takes one RFC 3339 time with an offset, such as 2026-01-01T00:00:00Z"));
        }

        // The cells know limits by the second; a present inside a second would fall on either side of some
        var present = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var window = new SliceWindow(first, end, looking ?? present);
        var filter = new ItemFilter { Provider = Provider, HostCountry = Host, IssuerCountry = Issuer, Category = Category, Rule = Rule };
        return (new SliceQuestion(filter, looking is null || LimitsByDay ? window.WithLimitsByDay() : window, knowing, now, IsExact), null);
    }

    private static Instant? Day(string? text) =>
        text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() : null;

    private static Instant? Time(string? text) => text is null ? null : InstantText.TryParse(text.ToUpperInvariant());
}
