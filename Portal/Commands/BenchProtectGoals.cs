using System.Globalization;
using Portal.Data.Disclosure;

namespace Portal.Commands;

/// <summary>The goals of the engine by instance: what other programs reached on the same files, and times on two cores.</summary>
internal static class BenchProtectGoals
{
    private const double MostCheckSeconds = 2;
    private const double MostYearMegabytes = 1024;

    /// <summary>Programs differ in what they hide little of: a goal of few cells asks for another measure than one of little value.</summary>
    internal static double ValueWeightOf(string instance) => instance switch
    {
        "enterprise_act_product" => 0.95,
        "enterprise_linked" => 0.2,
        _ => new ProtectionOptions().ValueWeight,
    };

    internal static IReadOnlyList<BenchProtectGoal> Of(BenchProtectRow row)
    {
        var goals = new List<BenchProtectGoal> { new("no failure", row.PublicFailures is null or 0 && row.InsiderFailures is null or 0) };
        if (row.Witnessed is { } witnessed)
        {
            goals.Add(new("two witnesses for every hidden cell, checked in 2 s", witnessed == row.Hidden && row.CheckSeconds <= MostCheckSeconds));
        }

        if (row.Runs is > 1)
        {
            goals.Add(new(string.Create(CultureInfo.InvariantCulture, $"same bytes in all of {row.Runs} runs"), row.SameBytes == row.Runs));
        }

        var withGroups = row.Insiders != "none";
        goals.AddRange((row.Instance, withGroups) switch
        {
            ("simple2d", false) => Pattern(row, 6, 521_926, null),
            ("simple2d", true) => Pattern(row, 11, 1_091_342, null),
            ("enterprise_act_product", true) => Pattern(row, 87, 437_678, 10),
            ("enterprise_linked", true) => Pattern(row, 196, 1_326_809, 30),
            ("portal_like_3d", false) => Pattern(row, 191, 4_952, 60),
            ("portal_like_3d_k10", false) => Pattern(row, 179, 8_496, 35),
            ("cube 4,913", _) => Attack(row, 3),
            ("cube 15,625", _) => Attack(row, 20),
            ("year", _) => Year(row),
            _ => [],
        });
        return goals;
    }

    private static IEnumerable<BenchProtectGoal> Pattern(BenchProtectRow row, int cells, decimal value, double? seconds)
    {
        var proof = row.LeastValue > value ? $"; no pattern safe from these insiders hides less than {row.LeastValue:N0}" : "";
        yield return new(string.Create(CultureInfo.InvariantCulture, $"at most {cells} cells and {value:N0}{proof}"), row.Secondaries <= cells && row.Value <= value);
        if (seconds is { } most)
        {
            yield return new(string.Create(CultureInfo.InvariantCulture, $"protect in {most} s"), row.ProtectSeconds <= most);
        }
    }

    private static IEnumerable<BenchProtectGoal> Attack(BenchProtectRow row, double seconds) =>
        [new(string.Create(CultureInfo.InvariantCulture, $"attack in {seconds} s"), row.AttackSeconds <= seconds)];

    private static IEnumerable<BenchProtectGoal> Year(BenchProtectRow row) =>
    [
        new("protect in 120 s", row.ProtectSeconds <= 120),
        new("audit in 60 s", row.AuditSeconds + row.AttackSeconds <= 60),
        new("at most 1,024 MB", row.PeakMegabytes <= MostYearMegabytes),
    ];
}
