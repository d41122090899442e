using System.Security.Cryptography;
using Portal.Data.Figures;

namespace Portal.Tests.Data.Figures;

public sealed class ManifestTests
{
    public static TheoryData<string> Codes => [.. Published.Manifest.Sources.Select(entry => entry.Provenance.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Table_InTheManifest_ReadsWithoutAProblem(string code)
    {
        var reading = Published.Read(code);

        Assert.Empty(reading.Problems);
        Assert.Equal(Published.Entry(code).Provenance.Rows, reading.Rows);
        Assert.DoesNotContain(reading.Oddities, oddity => oddity.Kind == "unknown-country-code");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Table_InTheManifest_HasTheStatedBytes(string code)
    {
        var source = Published.Entry(code).Provenance;

        var bytes = File.ReadAllBytes(Path.Combine(Published.Folder, source.File));

        Assert.Equal(source.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Manifest_EveryFileOfTheFolder_IsNamed()
    {
        var named = Published.Manifest.Sources.Select(entry => entry.Provenance.File).Append(Published.Manifest.ProviderAliases).Order();

        var found = Directory.EnumerateFiles(Published.Folder, "*.csv").Select(file => Path.GetFileName(file)!).Order();

        Assert.Equal(found, named);
    }

    [Fact]
    public void Manifest_EverySource_SaysWhoCountedWhatAndUnderWhichLicence()
    {
        Assert.All(Published.Manifest.Sources.Select(entry => entry.Provenance), source =>
        {
            Assert.All(
                [source.Title, source.Publisher, source.Document, source.Published, source.SeenIn, source.Licence, source.Attribution, source.Counted],
                text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.Contains(source.Confidence, (string[])["A", "B", "A/B"]);
            Assert.Equal(source.ClockStart is null, source.ClockStop is null);
        });
    }

    [Fact]
    public void Manifest_MisspeltKey_IsAnError() =>
        Assert.Throws<System.Text.Json.JsonException>(() => FigureManifest.Parse("""{"countrys":"x"}"""));
}
