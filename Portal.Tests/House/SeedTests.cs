using System.Security.Cryptography;
using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Tests.House;

/// <summary>Every shipped file outside published/, which has a manifest of its own, is named with its bytes, source and licence.</summary>
public sealed class SeedTests
{
    private static readonly JsonElement[] Entries =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.PathOf("seed", "manifest.json"))).RootElement.GetProperty("files").EnumerateArray()];

    public static TheoryData<string> Names => [.. Entries.Select(entry => Text(entry, "file"))];

    [Fact]
    public void Manifest_EveryFile_IsNamedOnce()
    {
        var root = Repository.PathOf("seed");
        var found = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(name => !name.StartsWith("published/", StringComparison.Ordinal) && Path.GetFileName(name) != "README.md" && name != "manifest.json");

        Assert.Equal(found.Order(StringComparer.Ordinal), Entries.Select(entry => Text(entry, "file")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Manifest_AnyFile_HasTheStatedBytesSourceAndLicence(string name)
    {
        var entry = Entries.Single(one => Text(one, "file") == name);

        Assert.Equal(Text(entry, "sha256"), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Repository.PathOf("seed", name)))));
        Assert.All((string[])["source", "licence"], key => Assert.NotEqual("", Text(entry, key)));
        Assert.Equal(name.StartsWith("demo/", StringComparison.Ordinal) || name.StartsWith("bench/", StringComparison.Ordinal), entry.GetProperty("synthetic").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Manifest_Table_HasTheStatedRows(string name)
    {
        var rows = Entries.Single(one => Text(one, "file") == name).GetProperty("rows");
        var file = Repository.PathOf("seed", name);
        var expected = Path.GetExtension(name) switch
        {
            ".csv" => File.ReadLines(file).Count() - 1,
            ".json" when JsonDocument.Parse(File.ReadAllText(file)).RootElement is { ValueKind: JsonValueKind.Array } array => array.GetArrayLength(),
            ".br" => JsonDocument.Parse(File.ReadAllText(Repository.PathOf("seed", "demo", "manifest.json"))).RootElement.GetProperty("events").GetInt32(),
            _ => (int?)null,
        };

        Assert.Equal(expected, rows.ValueKind == JsonValueKind.Null ? null : rows.GetInt32());
    }

    private static string Text(JsonElement entry, string key) => entry.GetProperty(key).GetString()!;
}
