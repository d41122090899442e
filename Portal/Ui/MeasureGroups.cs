using System.Globalization;
using Portal.Data.Releases;

namespace Portal.Ui;

/// <summary>The measures of a released table in groups that are read together, and its lines by name. Nothing is computed here.</summary>
internal static class MeasureGroups
{
    private static readonly (string Id, string Name, string[] Measures)[] Groups =
    [
        ("limit", "Time limit", ["due", "on_time", "not_on_time", "late", "undetermined", "on_time_rate", "on_time_rate_low", "on_time_rate_high"]),
        ("items", "Notices and items", ["notices", "issued", "removed", "open", "overdue"]),
        ("hours", "Hours online", ["hours", "hours_after"]),
        ("times", "How fast", ["median_bin", "p75_bin", "p90_bin"]),
        ("back", "Back again", ["watched", "returned", "return_rate_30d"]),
    ];

    /// <summary>The groups that a table has, by id and name.</summary>
    internal static IReadOnlyList<(string Id, string Name)> Of(ReleaseTable table) =>
        [.. Groups.Where(group => Measures(table, group.Id).Count > 0).Select(group => (group.Id, group.Name))];

    /// <summary>Measures of a group in the order of the table. What no group knows stands with the first.</summary>
    internal static IReadOnlyList<Measure> Measures(ReleaseTable table, string group) =>
        [.. table.Measures.Where(measure => (Groups.FirstOrDefault(one => one.Measures.Contains(measure.Id)).Id ?? Groups[0].Id) == group)];

    /// <summary>Dimensions that tell lines apart: a single code says nothing in each line and stands in the table's name instead.</summary>
    internal static IReadOnlyList<(Dimension Dimension, int At)> Telling(ReleaseTable table)
    {
        var telling = table.Dimensions.Select((dimension, at) => (dimension, at)).Where(one => one.dimension.Codes.Count > 1).ToList();
        return telling.Count > 0 ? telling : [(table.Dimensions[0], 0)];
    }

    /// <summary>What stands for the whole table: the names of single codes, such as its only period; empty where there is none.</summary>
    internal static string Common(ReleaseTable table, CultureInfo culture) =>
        string.Join(", ", table.Dimensions.Where(dimension => dimension.Codes.Count == 1).Select(dimension => Label(dimension, dimension.Codes[0].Id, culture)));

    /// <summary>The name of a code; of a period as people say it.</summary>
    internal static string Label(Dimension dimension, string code, CultureInfo culture)
    {
        var label = dimension.Codes.First(one => one.Id == code).Label;
        return dimension.Role is DimensionRole.Time ? PeriodText.Of(label, culture) : label;
    }
}
