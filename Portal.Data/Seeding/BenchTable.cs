using NodaTime;
using Portal.Data.Releases;

namespace Portal.Data.Seeding;

/// <summary>A large made-up table, and questions for parts of it, to measure how fast cuts are made. The same for the same seed.</summary>
public static class BenchTable
{
    private const int Countries = 250;
    private const int Categories = 20;
    private const int Months = 36;

    // Stream of the generator that nothing else draws from
    private const ulong Stream = 77;

    /// <summary>250 countries by 20 categories by 36 months, ten measures: 1.8 million cells, one in nine of them hidden.</summary>
    public static ReleaseTable Create()
    {
        Dimension[] dimensions =
        [
            new("host_country", "Host country", DimensionRole.Geography, Codes("C", Countries)),
            new("category", "Category", DimensionRole.Other, Codes("K", Categories)),
            new("month", "Month", DimensionRole.Time, [.. Enumerable.Range(0, Months).Select(at => Month(at)).Select(code => new Code(code, code, null))]),
        ];
        Measure[] measures = [.. Enumerable.Range(0, 10).Select(at => new Measure(Name("m", at), Name("Measure ", at), "items", MeasureKind.Count, "Made up."))];
        var cells = new ReleaseCell[Countries * Categories * Months * measures.Length];
        for (var at = 0; at < cells.Length; at += measures.Length)
        {
            var combination = at / measures.Length;
            string[] codes =
            [
                dimensions[0].Codes[combination / (Categories * Months)].Id,
                dimensions[1].Codes[combination / Months % Categories].Id,
                dimensions[2].Codes[combination % Months].Id,
            ];
            for (var measure = 0; measure < measures.Length; measure++)
            {
                var isHidden = (at + measure) % 9 == 4;
                cells[at + measure] = new ReleaseCell
                {
                    Codes = codes,
                    Measure = measures[measure].Id,
                    Status = isHidden ? CellStatus.Suppressed : CellStatus.Shown,
                    Value = isHidden ? null : (at * 7L) % 100_003,
                };
            }
        }

        return new ReleaseTable
        {
            Id = "bench",
            Title = "Made up",
            Description = "Made up.",
            Frequency = "M",
            Dimensions = dimensions,
            Measures = measures,
            Cells = cells,
            IsSynthetic = true,
        };
    }

    /// <summary>A question for a part: one code of most dimensions, a few of some, all of one at most.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Question(ReleaseTable table, ulong seed, uint number)
    {
        var draws = CounterRandom.For(seed, Stream, number);
        var open = (int)(draws.Draw(0) % (ulong)(table.Dimensions.Count + 1));
        var wanted = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [Releases.Formats.TableCut.Measure] = Some([.. table.Measures.Select(measure => measure.Id)], draws, 1),
        };
        for (var at = 0; at < table.Dimensions.Count; at++)
        {
            if (at != open)
            {
                wanted[table.Dimensions[at].Id] = Some([.. table.Dimensions[at].Codes.Select(code => code.Id)], draws, 10 + ((ulong)at * 10));
            }
        }

        return wanted;
    }

    /// <summary>A version for the files of such a table to name.</summary>
    public static ReleaseVersion Version { get; } = new()
    {
        Release = "bench",
        Version = 1,
        Title = "Made up",
        Programme = "bench",
        AsOf = Instant.FromUtc(2026, 1, 1, 0, 0),
        KnownAt = Instant.FromUtc(2026, 1, 1, 0, 0),
        Method = "bench",
        RulesSha256 = "",
        Tzdb = "",
        CodeVersion = "",
        CellsCommitment = "",
        PlanSha256 = "",
        IsSynthetic = true,
        RulesInWords = [],
        CellCount = 0,
        HiddenCount = 0,
        Tables = [],
        Files = [],
    };

    private static string[] Some(string[] ids, CounterRandom draws, ulong first)
    {
        // One code in two of three, up to five else
        var count = draws.Draw(first) % 3 == 0 ? 1 + (int)(draws.Draw(first + 1) % 5) : 1;
        return [.. Enumerable.Range(0, count).Select(at => ids[draws.Draw(first + 2 + (ulong)at) % (ulong)ids.Length])];
    }

    private static Code[] Codes(string letter, int count) => [.. Enumerable.Range(0, count).Select(at => new Code(Name(letter, at), Name(letter + " ", at), null))];

    private static string Month(int at) => FormattableString.Invariant($"{2023 + (at / 12)}-{1 + (at % 12):00}");

    private static string Name(string start, int at) => FormattableString.Invariant($"{start}{at}");
}
