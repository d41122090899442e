using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases.Building;

namespace Portal.Tests.Data.Releases;

/// <summary>Two publications that keep their secrets one by one, and what a group reads of both with its own numbers.</summary>
public sealed class UnionInsidersTests
{
    // First: 30 = first + shared. Second: 23 = shared + own
    private static readonly PublicRelease First = Release(("total@i:issued", 30), ("first@i:issued", null), ("shared@i:issued", null));
    private static readonly PublicRelease Second = Release(("sum@i:issued", 23), ("shared@i:issued", null), ("own@i:issued", null));
    private static readonly Dictionary<string, long> Values = new(StringComparer.Ordinal)
    {
        ["total@i:issued"] = 30,
        ["first@i:issued"] = 12,
        ["shared@i:issued"] = 18,
        ["sum@i:issued"] = 23,
        ["own@i:issued"] = 5,
    };

    [Fact]
    public void Check_GroupAloneInACellOfTheSecond_ReadsTheFirst()
    {
        var found = Check(new Dictionary<string, long> { ["reader"] = 5 });

        Assert.Contains(found, failure => failure is { Rule: "insider-earlier", Cell: "first@i:issued" });
    }

    [Fact]
    public void Check_TwoGroupsInACellOfTheSecond_ReadTheFirstTogetherOnly()
    {
        var found = Check(new Dictionary<string, long> { ["reader"] = 3, ["other"] = 2 });

        Assert.DoesNotContain(found, failure => failure.Rule == "insider-earlier");
        Assert.Contains(found, failure => failure is { Rule: "coalition-earlier", Cell: "first@i:issued" });
    }

    [Fact]
    public void Check_ManyGroups_ReadNothing() =>
        Assert.Empty(Check(new Dictionary<string, long> { ["reader"] = 2, ["other"] = 2, ["third"] = 1 }));

    private static long? ValueOf(string cell) => Values.TryGetValue(cell, out var value) ? value : null;

    private static IReadOnlyList<DisclosureFailure> Check(Dictionary<string, long> own)
    {
        var union = ReleaseUnion.Of([new UnionPart(First, null, ValueOf), new UnionPart(Second, null, ValueOf)]);
        var parts = new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal)
        {
            ["first@i:issued"] = new Dictionary<string, long> { ["a"] = 4, ["b"] = 4, ["c"] = 4 },
            ["shared@i:issued"] = new Dictionary<string, long> { ["a"] = 6, ["b"] = 6, ["c"] = 6 },
            ["own@i:issued"] = own,
        };
        return new UnionInsiders(union, SolverEngine.Managed).Check(
            union.Mixed(),
            name => new ProtectionCell { Id = name, Value = Values[name], IsPrimary = name == "first@i:issued", UpperProtection = name == "first@i:issued" ? 2 : 0 },
            name => parts[name],
            [],
            _ => true,
            null,
            CancellationToken.None);
    }

    private static PublicRelease Release(params (string Cell, long? Value)[] cells) => new()
    {
        Cells = cells.ToDictionary(cell => cell.Cell, cell => cell.Value, StringComparer.Ordinal),
        Equations = [new TotalEquation(cells[0].Cell, [.. cells.Skip(1).Select(cell => cell.Cell)])],
    };
}
