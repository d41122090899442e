using System.Text.Json;

namespace Portal.Tests.Oracles;

/// <summary>Compares a document with a reference: every key of the reference must be there and agree.</summary>
internal static class Expect
{
    private static readonly HashSet<string> AboutTheReference = ["case", "source", "versions", "call", "note", "rule", "rules"];

    internal static void Same(JsonElement expected, JsonElement actual, double relative = 1e-9)
    {
        var differences = Differences("", expected, actual, relative).Take(20).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    internal static void Close(string expected, double? actual, double tolerance, string where)
    {
        if (expected is "NA" or "NaN" or "")
        {
            return;
        }

        var value = double.Parse(expected, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(
            actual is { } number && Math.Abs(value - number) <= tolerance * Math.Max(Math.Abs(value), 1e-3),
            $"{where}: expected {expected}, was {actual}");
    }

    private static IEnumerable<string> Differences(string path, JsonElement expected, JsonElement actual, double relative)
    {
        if (expected.ValueKind == JsonValueKind.Object && actual.ValueKind == JsonValueKind.Object)
        {
            return expected.EnumerateObject()
                .Where(member => !AboutTheReference.Contains(member.Name))
                .SelectMany(member => actual.TryGetProperty(member.Name, out var value)
                    ? Differences($"{path}/{member.Name}", member.Value, value, relative)
                    : [$"{path}/{member.Name}: missing"]);
        }

        if (expected.ValueKind == JsonValueKind.Array && actual.ValueKind == JsonValueKind.Array)
        {
            return expected.GetArrayLength() == actual.GetArrayLength()
                ? expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, i) => Differences($"{path}/{i}", pair.First, pair.Second, relative))
                : [$"{path}: expected {expected}, was {actual}"];
        }

        return Equal(expected, actual, relative) ? [] : [$"{path}: expected {expected}, was {actual}"];
    }

    private static bool Equal(JsonElement expected, JsonElement actual, double relative) =>
        expected.ValueKind == JsonValueKind.Number && actual.ValueKind == JsonValueKind.Number
            ? Math.Abs(expected.GetDouble() - actual.GetDouble()) <= (relative * Math.Abs(expected.GetDouble())) + 1e-15
            : expected.ValueKind == actual.ValueKind && expected.ToString() == actual.ToString();
}
