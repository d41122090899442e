using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;

namespace Portal.Tests.Support;

/// <summary>A synthetic year that is released month by month, and as a whole when December comes; one kind of service is rare in one month.</summary>
internal static class MonthlyWorld
{
    internal const string RareMonth = "2025-05";

    internal static Programme Programme { get; } = ReleaseWorld.Read("""
        {
          "id": "months-1", "title": "Months", "is_synthetic": true, "engine": "managed", "corrected_after_months": [6, 12],
          "first_release_brings": { "year": 1, "quarter": 1, "month": 1 },
          "dimensions": [
            { "id": "sector", "title": "Sector", "total": { "id": "_T", "label": "All" },
              "codes": [ { "id": "hosting", "label": "Hosting" }, { "id": "social", "label": "Social" }, { "id": "search", "label": "Search" } ] }
          ],
          "tables": [
            { "id": "sector-month", "title": "t", "description": "d", "frequency": "month", "depths": { "sector": 1 }, "measures": ["issued", "due", "on_time", "not_on_time", "on_time_rate", "hours"] },
            { "id": "sector-year", "title": "t", "description": "d", "frequency": "year", "depths": { "sector": 1 }, "measures": ["issued", "due", "on_time", "not_on_time", "on_time_rate", "hours"] }
          ]
        }
        """);

    /// <summary>250 items a month of 24 providers; search has 7 in the rare month.</summary>
    internal static IReadOnlyList<StoredItem> Items() => [.. Enumerable.Range(0, 3000).Select(Item).Where(item => item is not null).Select(item => item!)];

    internal static ReleasePlan Plan(string month) => Plan(month, 1);

    internal static ReleasePlan Plan(string month, int version)
    {
        var period = ReleaseWorld.MonthOf(month);
        return ReleasePlanner.Plan(Programme, period, isFirst: false, period.To + Duration.FromDays(3), period.To + Duration.FromDays(3), version, version == 1 ? null : "A later look.");
    }

    internal static BuildInput Input(ReleasePlan plan, IReadOnlyList<StoredItem> items, IReadOnlyList<BuiltRelease> earlier) =>
        new(plan, [.. items.Where(item => item.State.IssuedAt < plan.AsOfInstant)], Providers, "rules", "1.0", new byte[32], earlier);

    /// <summary>The releases of the months before December.</summary>
    internal static IReadOnlyList<BuiltRelease> Months(IReadOnlyList<StoredItem> items)
    {
        var earlier = new List<BuiltRelease>();
        for (var month = ReleaseWorld.MonthOf("2025-01"); month.FirstMonth < ReleaseWorld.MonthOf("2025-12").FirstMonth; month = month.Plus(1))
        {
            earlier.Add(ReleaseWorld.Earlier(ReleaseWorld.Build(Input(Plan(month.ToString()), items, earlier))));
        }

        return earlier;
    }

    private static IReadOnlyList<global::Portal.Data.Providers.Provider> Providers { get; } =
    [
        .. Enumerable.Range(0, 24).Select(number => new global::Portal.Data.Providers.Provider
        {
            Code = FormattableString.Invariant($"m{number:00}"),
            Name = "Fictional",
            Type = (number % 3) switch { 0 => "hosting", 1 => "social", _ => "search" },
            IsSynthetic = true,
        }),
    ];

    private static StoredItem? Item(int number)
    {
        var provider = Providers[(int)(number * 2654435761L % 24)];
        var month = (number / 250) + 1;
        var issued = Instant.FromUtc(2025, month, 1, 0, 0) + Duration.FromMinutes(number % 250 * 150);
        if (provider.Type == "search" && ReleasePeriod.Holding(Frequency.Month, UtcPeriods.MonthOf(issued)).ToString() == RareMonth && number % 250 > 25)
        {
            return null;
        }

        return new StoredItem(number, number, true, new ItemState
        {
            Provider = provider.Code,
            HostCountry = "XA",
            IssuerCountry = "XA",
            Category = "csam-known",
            NoticeType = "notice",
            IssuedAt = issued,
            ReceivedAt = issued,
            DeadlineAt = issued + Duration.FromHours(24),
            OriginalDeadlineAt = issued + Duration.FromHours(24),
            RemovedAt = issued + Duration.FromHours(1 + (number * 37 % 45)),
        });
    }
}
