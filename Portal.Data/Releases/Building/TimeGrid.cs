using System.Globalization;

namespace Portal.Data.Releases.Building;

/// <summary>The fixed public grid of times, in hours: a time is published as the stretch of the grid that holds it.</summary>
internal static class TimeGrid
{
    private static readonly (int Hours, string Name)[] Edges =
    [
        (0, "0"), (1, "1 h"), (3, "3 h"), (6, "6 h"), (12, "12 h"), (24, "24 h"), (48, "2 d"), (96, "4 d"),
        (168, "7 d"), (336, "14 d"), (720, "30 d"), (1440, "60 d"), (2160, "90 d"),
    ];

    /// <summary>Number of the stretch (from, to] that holds a time; the last has no end.</summary>
    internal static int StretchOf(double seconds)
    {
        var stretch = 0;
        while (stretch < Edges.Length - 1 && seconds > Edges[stretch + 1].Hours * 3600.0)
        {
            stretch++;
        }

        return stretch;
    }

    /// <summary>Whether it is one stretch of the grid, or two neighbours as one, under its own name.</summary>
    internal static bool IsStretch(decimal? low, decimal? high, string? name) => Enumerable.Range(0, Edges.Length)
        .SelectMany(first => new[] { Of(first, first), Of(first, Math.Min(first + 1, Edges.Length - 1)) })
        .Any(stretch => (stretch.Low, stretch.High, stretch.Name) == (low, high, name));

    /// <summary>The stretches from one to another as one.</summary>
    internal static (decimal Low, decimal? High, string Name) Of(int first, int last)
    {
        decimal? high = last + 1 < Edges.Length ? Edges[last + 1].Hours : null;
        var name = high is null ? $"more than {Edges[first].Name}"
            : first == 0 ? $"up to {Edges[last + 1].Name}"
            : string.Create(CultureInfo.InvariantCulture, $"{Edges[first].Name} to {Edges[last + 1].Name}");
        return (Edges[first].Hours, high, name);
    }
}
