using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Disclosure;

/// <summary>The shipped three-way table with the engine for large parts; other programs hid 191 cells of 4,952 for the same duties.</summary>
public sealed class GoalTests
{
    [Fact]
    [Trait("Tier", "Slow")]
    public void Protect_RealisticThreeWayTable_HidesLessThanOtherProgramsWithoutFailure()
    {
        DebianPackages.Find("coinor-libclp1", "/usr/lib", "libClp.so.1");
        var problem = Assert.IsType<ProtectionProblem>(ProblemReader.Read(Read("cells"), Read("eqs"), null).Problem);

        var result = Protection.Run(problem, new ProtectionOptions { Engine = SolverEngine.Clp, ImprovementPrograms = 1_000 }, null, CancellationToken.None);

        Assert.Empty(result.Failures);
        Assert.True(result is { SecondaryCount: <= 191, SecondaryValue: <= 4_952 });
        Assert.Equal(result.Intervals.Count, result.Witnesses.Count);
    }

    private static string Read(string file) => File.ReadAllText(Repository.PathOf("seed", "bench", $"portal_like_3d.{file}.csv"));
}
