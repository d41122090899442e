using System.Text.Json;

namespace Portal.Tests.Oracles;

/// <summary>The compact lifecycle in four views of the same events, against an independent fold.</summary>
public sealed class LifecycleOracleTests
{
    private static readonly JsonElement Expected = OracleFiles.Expected("s13_lifecycle");

    [Fact]
    public void Lifecycle_FourViewsAtOnce_HaveTheReferenceDocument()
    {
        var actual = OracleFiles.Measure(
            "lifecycle", OracleFiles.PathOf("s13_lifecycle", "events.csv"), "--as-of", Moments("as_of"), "--known-at", Moments("known_at"));

        Expect.Same(Expected, actual);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lifecycle_OneView_HasItsKeysAtTheTopToo(int index)
    {
        var view = Expected.GetProperty("views")[index];

        var actual = OracleFiles.Measure(
            "lifecycle",
            OracleFiles.PathOf("s13_lifecycle", "events.csv"),
            "--as-of",
            view.GetProperty("as_of").GetString()!,
            "--known-at",
            view.GetProperty("known_at").GetString()!);

        Expect.Same(view, actual);
        Expect.Same(view, actual.GetProperty("views")[0]);
    }

    private static string Moments(string key) =>
        string.Join(',', Expected.GetProperty("views").EnumerateArray().Select(view => view.GetProperty(key).GetString()));
}
