using System.Globalization;
using System.Text.Json;
using Portal.Data.Audit;

namespace Portal.Data.Regimes;

/// <summary>Looks for characters that nobody sees in the texts of a proposed row: a second person approves what can be read.</summary>
internal static class RuleRowText
{
    internal static IEnumerable<CatalogueProblem> Complaints(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(one => Complaints(one.Value, $"{path}.{one.Name}")),
        JsonValueKind.Array => value.EnumerateArray().SelectMany((one, at) => Complaints(one, string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"))),
        JsonValueKind.String when WrittenLine.Complaint(value.GetString()!) is { } hidden => [new CatalogueProblem(path, hidden)],
        _ => [],
    };
}
