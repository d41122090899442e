using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using Portal.Ui;

namespace Portal.Regulators.Slices;

/// <summary>Cells out of a slice's document: a figure, its interval, its bounds, or the reason why there is none.</summary>
internal sealed class MeasureCells(CultureInfo culture)
{
    internal const string NotEstimable = "not estimable";

    internal static readonly IReadOnlyList<TableColumn> Measured =
        [new("Measure", IsNumber: false), new("Value"), new("95% interval"), new("Exact value lies in"), new("Why not, or how", IsNumber: false)];

    internal static readonly IReadOnlyList<TableColumn> Counted = [new("Items", IsNumber: false), new("Count")];

    internal string Count(JsonNode? node) => HumanFormat.Count((long)(double)node!, culture);

    internal string Items(JsonNode? node) => (long)(double)node! == 1 ? "1 item" : $"{Count(node)} items";

    internal string Share(double share) => HumanFormat.Share(share, culture);

    internal string Length(double seconds) => HumanFormat.Length(Duration.FromSeconds(seconds), culture);

    internal string Signed(double seconds) => (seconds < 0 ? "\u2212" : "+") + HumanFormat.Length(Duration.FromSeconds(Math.Abs(seconds)), culture);

    internal string Number(double value, int decimals) => HumanFormat.Number(value, decimals, culture);

    internal TableRow CountRow(string name, JsonNode? node, bool isTotal = false) => new(new Link(name), [Count(node)], isTotal);

    /// <summary>A figure with everything that belongs to it.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="node">The figure's own object.</param>
    /// <param name="say">How its value is said.</param>
    /// <param name="value">The key of its value.</param>
    /// <param name="how">A word on how it is counted, where nothing else must be said.</param>
    internal TableRow Row(string name, JsonNode node, Func<double, string> say, string value = "value", string how = "")
    {
        var isMissing = node[value] is null;
        var text = !isMissing ? say((double)node[value]!)
            : node["more_than"] is { } longest ? HumanFormat.MoreThan(Duration.FromSeconds((double)longest), culture)
            : NotEstimable;
        var because = (string?)node["not_estimable_because"] ?? (string?)node["interval_not_estimable_because"] ?? (string?)node["se_not_estimable_because"];
        return new TableRow(new Link(name), [text, Interval(node, say), isMissing ? "" : Bounds(node, say), because ?? how]);
    }

    /// <summary>A plain value with nothing beside it.</summary>
    internal static TableRow Plain(string name, string value, string how = "") => new(new Link(name), [value, "", "", how]);

    // By notice where groups are kept; else the band
    private static string Interval(JsonNode node, Func<double, string> say)
    {
        foreach (var (key, word) in ((string, string)[])[("ci", ""), ("late_or_open_ci", ""), ("ci_band", " (band)"), ("late_or_open_ci_band", " (band)"), ("ci_independent", " (as if apart)")])
        {
            if (node[key] is JsonArray { Count: 2 } limits && (limits[0] ?? limits[1]) is not null)
            {
                return (limits[0], limits[1]) switch
                {
                    ({ } low, { } high) => $"{say((double)low)} to {say((double)high)}{word}",
                    ({ } low, _) => $"{say((double)low)} or more{word}",
                    (_, { } high) => $"{say((double)high)} or less{word}",
                    _ => "",
                };
            }
        }

        return "";
    }

    private static string Bounds(JsonNode node, Func<double, string> say) => (node["lowest"], node["highest"]) switch
    {
        ({ } low, { } high) when say((double)low) == say((double)high) => say((double)low),
        ({ } low, { } high) => $"{say((double)low)} to {say((double)high)}",
        ({ } low, _) => $"{say((double)low)} or more",
        _ => "",
    };
}
