using Portal.Data.Disclosure;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Disclosure;

/// <summary>The same table published twice: two patterns that are safe each on its own give secrets away together; with memory none.</summary>
public sealed class MemoryTests
{
    [Fact]
    [Trait("Tier", "Slow")]
    public void TwoPatterns_OfARealisticTable_DiscloseOnlyWithoutMemory()
    {
        DebianPackages.Find("coinor-libclp1", "/usr/lib", "libClp.so.1");
        var problem = Assert.IsType<ProtectionProblem>(ProblemReader.Read(Read("cells.csv"), Read("eqs.csv"), null).Problem);
        var first = Hidden(problem, "one");

        // Another program would rather show every seventh of the cells that the first one hid to protect others
        var rather = problem.Cells.Where(cell => !cell.IsPrimary && first.Contains(cell.Id)).Select(cell => cell.Id).Where((_, at) => at % 7 == 0).ToHashSet();
        var careless = Hidden(problem with { Cells = [.. problem.Cells.Select(cell => rather.Contains(cell.Id) ? cell with { Lock = CellLock.Shown } : cell)] }, "two");
        var held = Hidden(
            problem with
            {
                Cells = [.. problem.Cells.Select(cell => cell with { Lock = first.Contains(cell.Id) ? CellLock.Hidden : CellLock.Shown })],
            },
            "two");

        // Whatever either version shows is known
        Assert.NotEmpty(Disclosed(problem, [.. first.Intersect(careless)]));
        Assert.Empty(Disclosed(problem, [.. first.Intersect(held)]));
        Assert.Equal(first, held);
    }

    private static HashSet<string> Hidden(ProtectionProblem problem, string seed)
    {
        var result = Protection.Run(problem, new ProtectionOptions { Seed = seed, CleansUp = false, OptimumPrograms = 0 }, null, CancellationToken.None);
        Assert.Empty(result.Failures);
        return SmallTables.HiddenOf(result);
    }

    private static IEnumerable<string> Disclosed(ProtectionProblem problem, HashSet<string> hidden) =>
        Attacker.Run(SmallTables.Publish(problem, hidden), default, null, CancellationToken.None).Failures
            .Where(failure => failure.Rule == "disclosed").Select(failure => failure.Cell);

    private static string Read(string file) => File.ReadAllText(Repository.PathOf("seed", "bench", "portal_like_3d." + file));
}
