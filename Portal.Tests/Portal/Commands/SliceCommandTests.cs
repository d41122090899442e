using NodaTime;
using Portal.Commands;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Slices;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

public sealed class SliceCommandTests
{
    private static readonly SliceWindow Window = new(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2024, 2, 1, 0, 0), Instant.FromUtc(2024, 3, 1, 0, 0));

    [Theory]
    [InlineData("--from", "2024-01-01")]
    [InlineData("--from", "2024-01-01", "--to", "2024-01-01")]
    [InlineData("--from", "soon", "--to", "2024-01-01")]
    [InlineData("--from", "2024-01-01", "--to", "2024-02-01", "--as-of", "2024-02-01T00:00:00")]
    [InlineData("--from", "2024-01-01", "--to", "2024-02-01", "--known-at", "yesterday")]
    public async Task Run_WrongUsage_EndsSo(params string[] arguments)
    {
        await using var test = await TestDatabase.SqliteAsync();
        var parsed = SliceCommand.Create().Parse([.. arguments, "--db", test.Address]);

        Assert.True(parsed.Errors.Count > 0 || await parsed.InvokeAsync(cancellationToken: CancellationToken.None) == ExitCodes.WrongUsage);
    }

    [Theory]
    [InlineData("nobody", null, null, null, null)]
    [InlineData(null, "ZZ", null, null, null)]
    [InlineData(null, null, "de", null, null)]
    [InlineData(null, null, null, "csam-knwon", null)]
    [InlineData(null, null, null, null, "NO-SUCH-RULE")]
    public void Question_UnknownCode_IsRefusedAndNotAnsweredWithZero(string? provider, string? host, string? issuer, string? category, string? rule)
    {
        var filter = new ItemFilter { Provider = provider, HostCountry = host, IssuerCountry = issuer, Category = category, Rule = rule };

        Assert.NotNull(Question(filter).UnknownCode(["alder"], Catalogues.Shipped.Knows));
    }

    [Fact]
    public void Question_KnownCodes_AreTaken() =>
        Assert.Null(Question(new ItemFilter { Provider = "alder", HostCountry = "DE", IssuerCountry = "EU", Category = "csam-known" })
            .UnknownCode(["alder"], Catalogues.Shipped.Knows));

    [Fact]
    public void Document_EverySlice_SaysOfWhenItIs()
    {
        var document = SliceDocument.Describe(new Scope.All(), Question(new ItemFilter { Provider = "alder" }), SliceReport.Of([], Window));

        Assert.Equal("2024-03-01T00:00:00Z", (string?)document["as_of"]);
        Assert.Equal("2024-02-20T00:00:00Z", (string?)document["known_at"]);
        Assert.Equal(SliceReport.MethodVersion, (string?)document["method_version"]);
        Assert.NotNull((string?)document["on_time"]!["not_estimable_because"]);
        Assert.Null(document["on_time"]!["rate"]);
    }

    private static SliceQuestion Question(ItemFilter filter) =>
        new(filter, Window, Instant.FromUtc(2024, 2, 20, 0, 0), Instant.FromUtc(2026, 1, 1, 0, 0), true);
}
