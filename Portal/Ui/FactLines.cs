using System.Globalization;

namespace Portal.Ui;

/// <summary>The facts below a figure in their order, the same on a page and in a downloaded picture.</summary>
internal static class FactLines
{
    internal const string Method = "Method";

    internal static IEnumerable<FactLine> Of(FigureFacts facts, CultureInfo culture)
    {
        if (facts.Items is { } items)
        {
            yield return new FactLine(facts.ItemsLabel, HumanFormat.Count(items, culture));
        }

        if (facts.OpenShare is { } open)
        {
            yield return new FactLine("Still open", HumanFormat.Share(open, culture));
        }

        foreach (var (name, value) in facts.More)
        {
            yield return new FactLine(name, value);
        }

        if (facts.AsOf is { } asOf)
        {
            yield return new FactLine("As of", HumanFormat.Moment(asOf, culture), At: asOf);
        }

        if (facts.KnownAt is { } knownAt)
        {
            yield return new FactLine("Known at", HumanFormat.Moment(knownAt, culture), At: knownAt);
        }

        if (facts.Source is { } source)
        {
            yield return new FactLine("Source", source, facts.SourceHref);
        }

        if (facts.Method is { } method)
        {
            yield return new FactLine(Method, method, facts.MethodHref);
        }

        if (facts.IsProvisional)
        {
            yield return new FactLine("Status", "provisional", Status: StatusKind.Provisional);
        }

        if (facts.IsSynthetic)
        {
            yield return new FactLine("Data", "synthetic, for demonstration");
        }
    }
}
