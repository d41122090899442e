using System.Text.Json.Nodes;
using Portal.Commands;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Commands;

/// <summary>The bench of releases at a size of seconds: months that join a quarter are planned, built, attacked, approved and published, and those corrected whose fixed vintage comes between.</summary>
public sealed class BenchReleaseTests
{
    private static readonly string[] Tables = ["sector-by-category-month", "world-quarter"];

    [Fact]
    public async Task Bench_Release_PublishesMonthsAndFixedVintagesInTheOrderOfTheCalendarPastTheirAudits()
    {
        DebianPackages.Find("coinor-libclp1", "/usr/lib", "libClp.so.1");
        using var portal = new PortalProcess();
        var programme = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("seed", "programme.json")))!;
        programme["tables"] = new JsonArray([.. programme["tables"]!.AsArray().Where(table => Tables.Contains((string)table!["id"]!)).Select(table => table!.DeepClone())]);
        programme["corrected_after_months"] = new JsonArray(2, 3);
        var small = portal.Write("programme.json", programme.ToJsonString());

        var result = await portal.RunAsync("bench", "release", "--items", "3000", "--providers", "25", "--first", "2025-01", "--releases", "3", "--vintages", "--programme", small, "--dir", portal.PathOf("bench"));

        Assert.True(result.ExitCode == ExitCodes.Done, result.Output + result.Error);
        string[][] rows = [.. result.Output.Split('\n').Where(line => line.StartsWith("bench-2025-", StringComparison.Ordinal)).Select(line => line.Split(" | "))];
        Assert.Equal(
            [
                "bench-2025-01 version 1", "bench-2025-01 version 2", "bench-2025-02 version 1",
                "bench-2025-01 version 3", "bench-2025-02 version 2", "bench-2025-03 version 1",
            ],
            rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.True(int.Parse(row[1], null) > int.Parse(row[2], null) && int.Parse(row[2], null) > 0));

        // Whoever keeps all that was ever published, and attacks it as one
        var export = await portal.RunAsync("release", "export", portal.PathOf("out"), "--db", Path.Combine(portal.PathOf("bench"), "portal.db"));
        Assert.True(export.ExitCode == ExitCodes.Done, export.Output + export.Error);
        var attack = await portal.RunAsync("attack", portal.PathOf("out"));
        Assert.True(attack.ExitCode == ExitCodes.Done, attack.Output + attack.Error);
        Assert.Empty(JsonNode.Parse(attack.Output)!["violations"]!.AsArray());
    }

    [Theory]
    [InlineData("--items", "0")]
    [InlineData("--providers", "1")]
    [InlineData("--releases", "0")]
    [InlineData("--programme", "nowhere.json")]
    public async Task Bench_Release_WhatCannotBe_IsWrongUsage(string option, string value)
    {
        using var portal = new PortalProcess();

        var result = await portal.RunAsync("bench", "release", option, value);

        Assert.Equal((ExitCodes.WrongUsage, ""), (result.ExitCode, result.Output));
        Assert.Contains(option == "--programme" ? value : option, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bench_Release_NoMonth_IsWrongUsage()
    {
        using var portal = new PortalProcess();

        var result = await portal.RunAsync("bench", "release", "--first", "2025");

        Assert.Equal((ExitCodes.WrongUsage, ""), (result.ExitCode, result.Output));
        Assert.Contains("--first", result.Error, StringComparison.Ordinal);
    }
}
