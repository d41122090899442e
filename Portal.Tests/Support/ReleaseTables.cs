using NodaTime;
using Portal.Data.Releases;

namespace Portal.Tests.Support;

/// <summary>Small released tables with every kind of cell in them.</summary>
internal static class ReleaseTables
{
    internal static ReleaseVersion Version { get; } = new()
    {
        Release = "2026-10",
        Version = 2,
        Title = "October 2026",
        Programme = "test",
        AsOf = Instant.FromUtc(2026, 11, 1, 0, 0),
        KnownAt = Instant.FromUtc(2026, 11, 8, 0, 0),
        Method = "1.0",
        RulesSha256 = new string('a', 64),
        Tzdb = "TZDB: 2026f",
        CodeVersion = "1.0.0",
        CellsCommitment = new string('b', 64),
        PlanSha256 = new string('c', 64),
        IsSynthetic = true,
        RulesInWords = ["Counts from 1 to 9 are hidden, and as many others as it takes to keep them hidden."],
        CellCount = 1,
        HiddenCount = 0,
        Tables = ["country-by-category-month"],
        Files = [],
        WhatMoved = "Three late reports moved two cells.",
        PublishedAt = Instant.FromUtc(2026, 11, 10, 9, 0),
    };

    /// <summary>Country by category by month, five measures; statuses, bands and ends in a fixed pattern.</summary>
    internal static ReleaseTable Small { get; } = Of(
        [new Code("WLD", "World, \"all\" together", null), new Code("XA", "Country XA", "WLD"), new Code("XB", "=Country XB", "WLD")],
        [new Code("_T", "All", null), new Code("csam-known", "Known", "_T")],
        [new Code("2026-09", "September 2026", null), new Code("2026-10", "October 2026", null)]);

    /// <summary>The same with real countries, one of them under a code that ISO 3166-1 leaves to its users, and groups of UN M49.</summary>
    internal static ReleaseTable OfRealCountries { get; } = Of(
        [new Code("W", "World", null), new Code("150", "Europe", "W"), new Code("DE", "Germany", "150"), new Code("XK", "Kosovo", "150")],
        [new Code("_T", "All", null), new Code("csam-known", "Known", "_T")],
        [new Code("2026-10", "October 2026", null)]) with
    { Id = "real-countries", IsSynthetic = false };

    internal static ReleaseTable Of(IReadOnlyList<Code> countries, IReadOnlyList<Code> categories, IReadOnlyList<Code> months)
    {
        Measure[] measures =
        [
            new("notices", "Notices", "notices", MeasureKind.Count, "Notices issued in the month."),
            new("removed", "Removed", "items", MeasureKind.Count, "Items removed in the month."),
            new("on_time", "On time", "per cent", MeasureKind.Share, "Share gone by the limit."),
            new("median", "Median", "hours", MeasureKind.Bin, "Half were gone after."),
        ];
        var cells = new List<ReleaseCell>();
        foreach (var country in countries)
        {
            foreach (var category in categories)
            {
                foreach (var month in months)
                {
                    cells.AddRange(measures.Select((measure, at) => Cell([country.Id, category.Id, month.Id], measure, cells.Count + at)));
                }
            }
        }

        return new ReleaseTable
        {
            Id = "country-by-category-month",
            Title = "Countries by category & month",
            Description = "How fast material was removed, <by> host country and category.",
            Frequency = "M",
            Dimensions =
            [
                new Dimension("host_country", "Host country", DimensionRole.Geography, countries),
                new Dimension("category", "Category", DimensionRole.Other, categories),
                new Dimension("month", "Month", DimensionRole.Time, months),
            ],
            Measures = measures,
            Cells = cells,
            IsSynthetic = true,
        };
    }

    private static ReleaseCell Cell(IReadOnlyList<string> codes, Measure measure, int at)
    {
        var cell = new ReleaseCell { Codes = codes, Measure = measure.Id, Status = CellStatus.Shown, IsCarried = at % 11 == 3 };
        return (at % 7, measure.Kind) switch
        {
            (1, _) => cell with { Status = CellStatus.Suppressed, Low = 0, High = 40 },
            (2, _) => cell with { Status = CellStatus.NotApplicable },
            (3, _) => cell with { Status = CellStatus.NotYetKnown },
            (4, _) => cell with { Status = CellStatus.Unreliable },
            (_, MeasureKind.Bin) => cell with { Low = 48, High = at % 7 == 5 ? null : 96, Band = "2 d to 4 d" },
            (_, MeasureKind.Share) => cell with { Value = 97.5m },
            _ => cell with { Value = at * 10 },
        };
    }
}
