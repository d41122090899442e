using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Notices;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Tests.Support;
using CellStatus = Portal.Data.Releases.CellStatus;

namespace Portal.Tests.Data.Releases;

/// <summary>A later version shows what changed only where enough changed; else the earlier figure stands and says so.</summary>
public sealed class CorrectionTests
{
    private static readonly Lazy<ReleaseDraft> First = new(() => ReleaseWorld.Build());

    [Fact]
    public void Correction_OfOneItem_CarriesEveryFigureThatItWouldChange()
    {
        var second = Correct(ReleaseWorld.Items().Skip(1));

        var (before, after) = (Numbers(First.Value), Numbers(second));
        Assert.All(after, cell => Assert.Equal(before[cell.Key].Text, cell.Value.Text));
        Assert.Contains(after.Values, cell => cell.IsCarried);
        Assert.True(after["country-year/W|2025/issued"].IsCarried);
        Assert.False(after["sector-year/W|search|2025/issued"].IsCarried);
    }

    [Fact]
    public void Correction_OfManyItemsOfManyGroups_ShowsTheNewNumbers()
    {
        var second = Correct(ReleaseWorld.Items().Where(item => item.Id * 7919 % 97 >= 30));

        var (before, after) = (Numbers(First.Value), Numbers(second));
        Assert.Equal(1035, after["country-year/W|2025/issued"].Value);
        Assert.Equal(1500, before["country-year/W|2025/issued"].Value);
        Assert.All(after.Values.Where(cell => cell.IsCarried), cell => Assert.Equal(CellStatus.Shown, cell.Status));
    }

    [Fact]
    public void Correction_ManyItemsAndOneElsewhere_NeverGivesTheOneAway()
    {
        // 200 items of A and one of XC are taken back. The new total less the new A would be XC and the rest less one
        var items = ReleaseWorld.Items().Where(item => item.Id % 5 != 0 || item.State.HostCountry != "XA").ToList();
        var one = items.First(item => item.State.HostCountry == "XC");
        var second = Correct(items.Where(item => item != one));

        var after = Numbers(second);
        Assert.True(after["country-year/XC|2025/issued"].IsCarried || after["country-year/XC|2025/issued"].Status.IsHidden());
        var (old, now) = (Values(First.Value), Values(second));
        foreach (var equation in Public(second).Equations.Where(equation => equation.Total.EndsWith(":issued", StringComparison.Ordinal)))
        {
            // What the new numbers leave over is never the one item alone
            var terms = equation.Parts.Append(equation.Total).ToArray();
            if (terms.All(cell => Public(First.Value).Cells[cell] is not null))
            {
                var left = terms.Where(cell => Public(second).Cells[cell] is null).Sum(cell => (cell == equation.Total ? 1 : -1) * (now[cell] - old[cell]));
                Assert.True(left is 0 || Math.Abs(left) >= 10, equation.Total);
            }
        }

        var union = ReleaseUnion.Of([ReleaseWorld.Earlier(First.Value).ToPart(), ReleaseWorld.Earlier(second).ToPart()]);
        Assert.Empty(ReleaseAttack.Run(union.Together, SolverEngine.Managed, null, CancellationToken.None).Failures);
    }

    [Fact]
    public void Correction_AccumulatedOverTwoVersions_ShowsAtLastWhatEnoughCasesChanged()
    {
        // One item is too little to show; with 200 more in the next version the sum of both is not
        var second = Correct(ReleaseWorld.Items().Skip(1));
        var third = ReleaseWorld.Build(ReleaseWorld.Input(
            [.. ReleaseWorld.Items().Skip(1).Where(item => item.Id % 5 != 0)], null, ReleaseWorld.Earlier(First.Value), ReleaseWorld.Earlier(second)));

        var after = Numbers(third);
        Assert.True(Numbers(second)["country-year/W|2025/issued"].IsCarried);
        Assert.False(after["country-year/W|2025/issued"].IsCarried);
        Assert.Equal(1200, after["country-year/W|2025/issued"].Value);
    }

    [Fact]
    public void Correction_OfOneItemThatWasNeverRemoved_CarriesTheShareThoughTheNumberAboveItIsTheSame()
    {
        var one = ReleaseWorld.Items().First(item => item.State is { RemovedAt: null, HostCountry: "XA" });
        var second = Correct(ReleaseWorld.Items().Where(item => item.Id != one.Id));

        var after = Numbers(second);
        Assert.False(after["country-year/W|2025/on_time"].IsCarried);
        Assert.True(after["country-year/W|2025/due"].IsCarried);
        Assert.True(after["country-year/W|2025/on_time_rate"].IsCarried);
        Assert.Empty(Audit(second, First.Value));
    }

    [Fact]
    public void Correction_OneItemWhereNoneWasKnown_CarriesTheZeroThatStood()
    {
        var known = ReleaseWorld.Items().Where(item => item.State.HostCountry != "XE").ToList();
        var first = ReleaseWorld.Build(ReleaseWorld.Input(known));
        var second = ReleaseWorld.Build(ReleaseWorld.Input([.. known, ReleaseWorld.Items().First(item => item.State.HostCountry == "XE")], null, ReleaseWorld.Earlier(first)));

        Assert.True(Numbers(second)["country-year/XE|2025/issued"] is { IsCarried: true, Value: 0 });
        Assert.Empty(Audit(second, first));
    }

    [Fact]
    public void Changes_SecondVersion_AreListedAndSaidInOneSentence()
    {
        var second = Correct(ReleaseWorld.Items().Where(item => item.Id * 7919 % 97 >= 30));

        var changes = ReleaseChanges.Read(second.PublicFiles[ReleaseChanges.FileName]);
        var world = Assert.Single(changes.Changes, change => change is { Table: "country-year", Measure: "issued" } && change.Codes["host_country"] == "W");
        Assert.Equal(("corrected", "1500", "1035", -465m), (world.Kind, world.Before, world.After, world.Difference));
        Assert.DoesNotContain(changes.Changes, change => change.Before == change.After && change.Kind != "carried");
        Assert.Equal(changes.Sentence, second.Statement.WhatMoved);
        Assert.StartsWith("A late correction: of ", changes.Sentence, StringComparison.Ordinal);
        Assert.Contains(second.Statement.Files, file => file.Path == ReleaseChanges.FileName);
        Assert.DoesNotContain(ReleaseChanges.FileName, First.Value.PublicFiles.Keys);
    }

    [Fact]
    public void Emergency_WrongNumbers_AreTakenAwayAndNoNewOneIsShown()
    {
        var input = ReleaseWorld.Input([.. ReleaseWorld.Items().Where(item => item.Id % 3 != 0)], null, ReleaseWorld.Earlier(First.Value));
        var second = ReleaseWorld.Build(input with { Plan = input.Plan with { IsEmergency = true } });

        var (before, after) = (Numbers(First.Value), Numbers(second));
        Assert.Equal(CellStatus.SuppressedPrimary, after["country-year/W|2025/issued"].Status);
        Assert.All(after.Where(cell => cell.Value.Status is CellStatus.Shown), cell => Assert.Equal(before[cell.Key].Text, cell.Value.Text));
        Assert.DoesNotContain(after.Values, cell => cell.IsCarried);
        Assert.StartsWith("An emergency, so figures were only taken away. A late correction: of ", second.Statement.WhatMoved, StringComparison.Ordinal);
    }

    [Fact]
    public void Correction_EverythingTakenBack_ShowsNoZeroThatWouldTellWhat()
    {
        var second = Correct(ReleaseWorld.Items().Where(item => item.State.HostCountry != "XE"));

        var cell = Numbers(second)["country-year/XE|2025/issued"];
        Assert.True(cell.Status.IsHidden() || cell.IsCarried || cell.Value is 0);
        Assert.Equal(Numbers(First.Value)["country-year/XE|2025/issued"].Status.IsHidden(), cell.Status.IsHidden());
    }

    private static IReadOnlyList<DisclosureFailure> Audit(ReleaseDraft draft, ReleaseDraft before) => ReleaseAudit.Run(
        draft.PublicFiles.Concat(draft.InternalFiles).ToDictionary(StringComparer.Ordinal), [ReleaseWorld.Earlier(before)], null, CancellationToken.None);

    private static ReleaseDraft Correct(IEnumerable<StoredItem> items) => ReleaseWorld.Build(ReleaseWorld.Input([.. items], null, ReleaseWorld.Earlier(First.Value)));

    private static Dictionary<string, ReleaseCell> Numbers(ReleaseDraft draft) => draft.Tables
        .SelectMany(table => table.Cells, (table, cell) => (Name: $"{table.Id}/{string.Join('|', cell.Codes)}/{cell.Measure}", cell))
        .ToDictionary(one => one.Name, one => one.cell);

    private static PublicRelease Public(ReleaseDraft draft) => ReleaseWorld.Earlier(draft).Public;

    private static Dictionary<string, long> Values(ReleaseDraft draft) => ReleaseWorld.Earlier(draft).ToPart() is var part ? part.Release.Cells.Keys.ToDictionary(cell => cell, cell => part.Values!(cell)!.Value) : [];
}
