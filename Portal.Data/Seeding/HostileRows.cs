using Portal.Data.Imports;

namespace Portal.Data.Seeding;

/// <summary>Rows that an import must refuse, made from good ones.</summary>
internal static class HostileRows
{
    private const double Share = 0.0001;

    private static readonly (EventColumn Column, string Value)[] Spoilt =
    [
        (EventColumn.Type, "vaporised"),
        (EventColumn.IssuerCountry, "QQ"),
        (EventColumn.ItemRef, string.Concat(Enumerable.Repeat("lorem ipsum ", 850))),
        (EventColumn.Reason, "=SUM(A1:A9)"),
        (EventColumn.OccurredAt, "2199-01-01T00:00:00Z"),
        (EventColumn.OccurredAt, "2024-02-03T04:05:06"),
        (EventColumn.MaterialRef, "material.example.invalid"),
    ];

    /// <summary>Now and then the cells of a bad row, with an event id of its own; otherwise null.</summary>
    internal static string?[]? MaybeFrom(string?[] cells, CounterRandom draws, ulong k)
    {
        if (draws.Uniform(k) >= Share)
        {
            return null;
        }

        var (column, value) = Spoilt[(int)(draws.Uniform(k + 1) * Spoilt.Length)];
        var bad = (string?[])cells.Clone();
        bad[(int)EventColumn.EventId] += "-h";
        bad[(int)column] = value;
        return bad;
    }
}
