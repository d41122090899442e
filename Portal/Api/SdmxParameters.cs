using System.Globalization;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>The parameters of an SDMX query, each known and once: what is not understood would else change nothing and mislead.</summary>
internal sealed class SdmxParameters
{
    // Parts of the standard that would change the answer
    private static readonly string[] NotOffered = ["updatedAfter", "includeHistory", "sort", "asOf", "reportingYearStartDay"];

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    /// <summary>Reads a query.</summary>
    /// <exception cref="SdmxQueryException">A parameter that is not known, not offered or there twice.</exception>
    internal SdmxParameters(IQueryCollection query, params string[] known)
    {
        foreach (var (name, values) in query)
        {
            if (NotOffered.Contains(name) && (name, values.ToString()) != ("includeHistory", "false"))
            {
                throw new SdmxQueryException(SdmxRefusal.NotOffered, $"This site does not offer {name}.");
            }

            var isFilter = known.Contains("c") && name is ['c', '[', _, .., ']'];
            if (!isFilter && !known.Contains(name) && !NotOffered.Contains(name))
            {
                throw Malformed($"A parameter is one of {string.Join(", ", known.Select(one => one == "c" ? "c[COMPONENT]" : one))}. Periods are chosen by c[TIME_PERIOD]=ge:2026-01+le:2026-06.");
            }

            texts[name] = values is [{ Length: > 0 } one] ? one : throw Malformed("Each parameter stands once, and says something.");
        }
    }

    /// <summary>A data query.</summary>
    internal static SdmxDataQuery OfData(IQueryCollection query, string key)
    {
        var parameters = new SdmxParameters(query, "c", "firstNObservations", "lastNObservations", "offset", "limit", "attributes", "measures", "dimensionAtObservation");
        return new SdmxDataQuery
        {
            Key = key,
            Filters = parameters.texts.Where(one => one.Key.StartsWith("c[", StringComparison.Ordinal)).ToDictionary(one => one.Key[2..^1], one => one.Value, StringComparer.Ordinal),
            First = parameters.Number("firstNObservations"),
            Last = parameters.Number("lastNObservations"),
            Offset = parameters.Text("offset", "0") == "0" ? 0 : parameters.Number("offset")!.Value,
            Limit = parameters.Number("limit"),
            Attributes = parameters.Text("attributes", "dsd"),
            Measures = parameters.Text("measures", "all"),
            DimensionAtObservation = parameters.Text("dimensionAtObservation", SdmxQuery.Time),
        };
    }

    internal string Text(string name, string otherwise) => texts.GetValueOrDefault(name, otherwise);

    private int? Number(string name) => !texts.TryGetValue(name, out var text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw Malformed($"{name} is a whole number above 0.");

    private static SdmxQueryException Malformed(string message) => new(SdmxRefusal.Malformed, message);
}
