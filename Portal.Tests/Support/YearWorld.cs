using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Notices;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;

namespace Portal.Tests.Support;

/// <summary>A synthetic year as the register publishes it: tables of two dimensions each month, the world each quarter, and all three dimensions when the year is over.</summary>
internal static class YearWorld
{
    private const string Measures = """ "measures": ["issued", "removed", "open", "due", "on_time", "not_on_time", "hours"] """;

    internal static Programme Programme { get; } = ReleaseWorld.Read($$"""
        {
          "id": "year-1", "title": "Year", "is_synthetic": true, "engine": "clp",
          "first_release_brings": { "year": 1, "quarter": 1, "month": 1 },
          "dimensions": [
            { "id": "host_country", "title": "Country", "role": "geography", "total": { "id": "W", "label": "World" },
              "codes": [ { "id": "A", "label": "A", "parts": ["XA", "XB", "XC"] }, { "id": "B", "label": "B", "parts": ["XD", "XE", "XF"] },
                         { "id": "XA", "label": "XA" }, { "id": "XB", "label": "XB" }, { "id": "XC", "label": "XC" },
                         { "id": "XD", "label": "XD" }, { "id": "XE", "label": "XE" }, { "id": "XF", "label": "XF" } ] },
            { "id": "sector", "title": "Sector", "total": { "id": "_T", "label": "All" },
              "codes": [ { "id": "hosting", "label": "Hosting" }, { "id": "social", "label": "Social" }, { "id": "search", "label": "Search" } ] },
            { "id": "category", "title": "Category", "total": { "id": "_T", "label": "All" },
              "codes": [ { "id": "csam-known", "label": "Known" }, { "id": "csam-new", "label": "New" }, { "id": "csam-generated", "label": "Generated" } ] }
          ],
          "tables": [
            { "id": "country-category-month", "title": "t", "description": "d", "frequency": "month", "depths": { "host_country": 2, "category": 1 }, {{Measures}} },
            { "id": "country-sector-month", "title": "t", "description": "d", "frequency": "month", "depths": { "host_country": 2, "sector": 1 }, {{Measures}} },
            { "id": "sector-category-month", "title": "t", "description": "d", "frequency": "month", "depths": { "sector": 1, "category": 1 }, {{Measures}} },
            { "id": "world-quarter", "title": "t", "description": "d", "frequency": "quarter", "depths": {}, {{Measures}} },
            { "id": "country-year", "title": "Country by year", "description": "d", "frequency": "year", "depths": { "host_country": 2 }, {{Measures}} },
            { "id": "all-year", "title": "All by year", "description": "d", "frequency": "year", "depths": { "host_country": 2, "sector": 1, "category": 1 }, {{Measures}} }
          ]
        }
        """);

    private static IReadOnlyList<global::Portal.Data.Providers.Provider> Providers { get; } =
    [
        .. Enumerable.Range(0, 30).Select(number => new global::Portal.Data.Providers.Provider
        {
            Code = FormattableString.Invariant($"y{number:00}"),
            Name = "Fictional",
            Type = (number % 6) switch { < 3 => "hosting", < 5 => "social", _ => "search" },
            IsSynthetic = true,
        }),
    ];

    /// <summary>Items of 2025, many in few places and few in many.</summary>
    internal static IReadOnlyList<StoredItem> Items(int count) => [.. Enumerable.Range(0, count).Select(number => Item(number, count))];

    /// <summary>Releases from January up to a month, each built with those before it; and what the audit of each found.</summary>
    internal static IReadOnlyList<(ReleaseDraft Draft, IReadOnlyList<DisclosureFailure> Findings)> Year(IReadOnlyList<StoredItem> items, int months)
    {
        var (all, earlier) = (new List<(ReleaseDraft, IReadOnlyList<DisclosureFailure>)>(), new List<BuiltRelease>());
        for (var month = ReleaseWorld.MonthOf("2025-01"); all.Count < months; month = month.Plus(1))
        {
            var look = month.To + Duration.FromDays(31);
            var plan = ReleasePlanner.Plan(Programme, month, isFirst: false, look, look, 1, null);
            all.Add(Audited(plan, [.. items.Where(item => item.State.IssuedAt < look)], earlier));
            earlier.Add(ReleaseWorld.Earlier(all[^1].Item1));
        }

        return all;
    }

    /// <summary>A second version of one of several releases, by what is known of its items later; and what its audit found.</summary>
    internal static (ReleaseDraft Draft, IReadOnlyList<DisclosureFailure> Findings) Correction(IReadOnlyList<ReleaseDraft> published, ReleasePeriod month, IReadOnlyList<StoredItem> items)
    {
        var (look, known) = (month.To + Duration.FromDays(31), month.To + Duration.FromDays(183));
        return Audited(
            ReleasePlanner.Plan(Programme, month, isFirst: false, look, known, 2, "Fixed vintage."), [.. items.Where(item => item.State.IssuedAt < look)], [.. published.Select(ReleaseWorld.Earlier)]);
    }

    /// <summary>The first release, with the whole year in it, and what its audit found.</summary>
    internal static (ReleaseDraft Draft, IReadOnlyList<DisclosureFailure> Findings) First(int count)
    {
        var december = ReleaseWorld.MonthOf("2025-12");
        var look = december.To + Duration.FromDays(31);
        return Audited(ReleasePlanner.Plan(Programme, december, isFirst: true, look, look, 1, null), Items(count), []);
    }

    private static (ReleaseDraft Draft, IReadOnlyList<DisclosureFailure> Findings) Audited(ReleasePlan plan, IReadOnlyList<StoredItem> items, IReadOnlyList<BuiltRelease> earlier)
    {
        var draft = ReleaseWorld.Build(new BuildInput(plan, items, Providers, "rules", "1.0", new byte[32], earlier));
        return (draft, ReleaseAudit.Run(draft.PublicFiles.Concat(draft.InternalFiles).ToDictionary(StringComparer.Ordinal), earlier, null, CancellationToken.None));
    }

    private static StoredItem Item(int number, int count)
    {
        var dice = (int)(number * 2654435761L % 1000);
        var provider = Providers[dice * 7 % 30 < 12 ? dice % 6 : dice % 30];
        var issued = Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromMinutes(number * 525_600L / count);
        return new StoredItem(number, number, true, new ItemState
        {
            Provider = provider.Code,
            HostCountry = (dice % 40) switch { < 18 => "XA", < 29 => "XB", < 34 => "XD", < 37 => "XE", < 39 => "XC", _ => "XF" },
            IssuerCountry = "XA",
            Category = (dice / 40 % 9) switch { < 6 => "csam-known", < 8 => "csam-new", _ => "csam-generated" },
            NoticeType = "notice",
            IssuedAt = issued,
            ReceivedAt = issued,
            DeadlineAt = issued + Duration.FromHours(24),
            OriginalDeadlineAt = issued + Duration.FromHours(24),
            RemovedAt = number % 23 == 0 ? null : issued + Duration.FromHours(1 + (number * 37 % 45)),
        });
    }
}
