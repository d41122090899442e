using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;

namespace Portal.Tests.Support;

/// <summary>A small synthetic year: five countries, three kinds of service, eleven provider groups; and a programme with linked tables over it.</summary>
internal static class ReleaseWorld
{
    internal static readonly Instant AsOf = Instant.FromUtc(2026, 3, 1, 0, 0);

    internal static Programme Programme { get; } = Read(ProgrammeJson);

    internal const string ProgrammeJson = """
        {
          "id": "test-1", "title": "Test programme", "is_synthetic": true, "engine": "managed",
          "first_release_brings": { "year": 1, "quarter": 4, "month": 1 },
          "dimensions": [
            { "id": "host_country", "title": "Country", "role": "geography", "total": { "id": "W", "label": "World" },
              "codes": [ { "id": "A", "label": "A", "parts": ["XA", "XB"] }, { "id": "XA", "label": "XA" }, { "id": "XB", "label": "XB" },
                         { "id": "XC", "label": "XC" }, { "id": "XD", "label": "XD" }, { "id": "XE", "label": "XE" } ] },
            { "id": "sector", "title": "Sector", "total": { "id": "_T", "label": "All" },
              "codes": [ { "id": "hosting", "label": "Hosting" }, { "id": "social", "label": "Social" }, { "id": "search", "label": "Search" } ] }
          ],
          "tables": [
            { "id": "country-year", "title": "t", "description": "d", "frequency": "year", "depths": { "host_country": 2 }, "measures": ["issued", "due", "on_time", "not_on_time", "on_time_rate", "hours", "median_bin"] },
            { "id": "sector-year", "title": "t", "description": "d", "frequency": "year", "depths": { "sector": 1, "host_country": 1 }, "measures": ["issued", "due", "on_time", "not_on_time", "on_time_rate"] },
            { "id": "world-quarter", "title": "t", "description": "d", "frequency": "quarter", "depths": {}, "measures": ["notices", "issued", "removed", "open", "overdue", "due", "on_time", "late", "undetermined", "hours", "returned"] }
          ]
        }
        """;

    internal static IReadOnlyList<Provider> Providers { get; } =
    [
        .. Enumerable.Range(1, 12).Select(number => new Provider
        {
            Code = FormattableString.Invariant($"p{number:00}"),
            Name = "Fictional",
            Type = number % 3 == 0 ? "social" : number % 3 == 1 ? "hosting" : "search",

            // Two of them are one holding: rules count it once
            Group = number <= 2 ? "alder-and-sons" : null,
            IsSynthetic = true,
        }),
    ];

    /// <summary>Items whose times follow from their number; the same every time.</summary>
    internal static IReadOnlyList<StoredItem> Items(int count = 1500) => [.. Enumerable.Range(0, count).Select(Item)];

    internal static ReleasePlan Plan(Programme? programme = null, int version = 1, Instant? knownAt = null) =>
        ReleasePlanner.Plan(programme ?? Programme, MonthOf("2025-12"), isFirst: true, AsOf, knownAt ?? AsOf, version, version == 1 ? null : "A late correction.");

    internal static BuildInput Input(IReadOnlyList<StoredItem>? items = null, Programme? programme = null, params BuiltRelease[] earlier) =>
        new(Plan(programme, earlier.Length + 1), items ?? Items(), Providers, "rules", "1.0", new byte[32], earlier);

    internal static ReleaseDraft Build(BuildInput? input = null)
    {
        var result = DraftBuilder.Build(input ?? Input(), null, CancellationToken.None);
        if (result is DraftResult.Refused refused)
        {
            Assert.Fail(string.Join("; ", refused.Problems));
        }

        return ((DraftResult.Built)result).Draft;
    }

    internal static IReadOnlyList<InputProblem> Refuse(BuildInput input) =>
        Assert.IsType<DraftResult.Refused>(DraftBuilder.Build(input, null, CancellationToken.None)).Problems;

    internal static ReleasePeriod MonthOf(string text) => ReleasePeriod.TryParse(text, out var period) ? period : throw new ArgumentException("No period.", nameof(text));

    internal static Programme Read(string json)
    {
        var (programme, problems) = ProgrammeReader.Read(json);
        Assert.Empty(problems);
        return programme!;
    }

    internal static BuiltRelease Earlier(ReleaseDraft draft) => ReleaseInputs.Earlier(draft.Statement, Files(draft), new SharedNames());

    /// <summary>What a careless publisher would publish of a version: nothing hidden but what the primary rules name.</summary>
    internal static IReadOnlyDictionary<string, long?> PrimariesHidden(BuiltRelease release) =>
        release.Public.Cells.ToDictionary(cell => cell.Key, cell => cell.Value ?? (release.Hidden[cell.Key] is { IsPrimary: false } secondary ? secondary.Value : null), StringComparer.Ordinal);

    private static PackedFiles Files(ReleaseDraft draft)
    {
        var files = new PackedFiles();
        foreach (var (path, file) in draft.PublicFiles.Packed.Concat(draft.InternalFiles.Packed))
        {
            files.Add(path, file);
        }

        return files;
    }

    internal static StoredItem Item(int number)
    {
        var provider = Providers[number * 7 % 12];
        var country = (number % 10) switch { < 4 => "XA", < 7 => "XB", 7 => "XC", 8 => "XD", _ => number % 20 == 9 ? "XE" : "XC" };
        var issued = Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromHours(number * 8760L / 1500);
        var hours = 1 + (number * 37 % 90);
        return new StoredItem(number, number / 2, true, new ItemState
        {
            Provider = provider.Code,
            HostCountry = country,
            IssuerCountry = "XA",
            Category = "csam-known",
            NoticeType = "notice",
            IssuedAt = issued,
            ReceivedAt = issued,
            DeadlineAt = issued + Duration.FromHours(48),
            OriginalDeadlineAt = issued + Duration.FromHours(48),
            RemovedAt = number % 17 == 0 ? null : issued + Duration.FromHours(hours),
        });
    }
}
