using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Disclosure.Synthetic;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Disclosure.Solvers;

public sealed class ColumnRangesTests
{
    [Fact]
    public void Run_TableWithManyOpenEnds_BothEnginesFindTheSameRanges()
    {
        DebianPackages.Find("coinor-libclp1", "/usr/lib", "libClp.so.1");
        var cube = SyntheticCube.Create(7, 0.3);

        var clp = Attacker.Run(cube, SolverEngine.Clp, null, CancellationToken.None);
        var managed = Attacker.Run(cube, SolverEngine.Managed, null, CancellationToken.None);

        Assert.Equal(managed.Intervals, clp.Intervals);
        Assert.Contains(clp.Intervals, interval => interval.High > interval.Low + 1);
    }

    [Fact]
    public void StartFrom_ABasisTakenBefore_EndsWhereTheFirstProgramEnded()
    {
        // x + y + z = 10, y - z = 2; smallest x is 0, smallest y is 2
        var program = new LinearProgram([10, 2], [10, 2]);
        program.AddColumn(0, double.PositiveInfinity, 0, [(0, 1)]);
        program.AddColumn(0, 5, 0, [(0, 1), (1, 1)]);
        program.AddColumn(0, double.PositiveInfinity, 0, [(0, 1), (1, -1)]);
        using var solver = new ManagedSimplex(program);
        solver.SetCost(0, 1);
        Assert.Equal(LinearStatus.Optimal, solver.Minimize());
        var (basis, atLeast) = (solver.TakeBasis(), solver.Values.ToArray());
        solver.SetCost(0, 0);
        solver.SetCost(1, 1);
        Assert.Equal(LinearStatus.Optimal, solver.Minimize());
        Assert.Equal(2, solver.Values[1], 9);

        solver.SetCost(1, 0);
        solver.StartFrom(basis);
        Assert.Equal(LinearStatus.Optimal, solver.Minimize());

        Assert.Equal(atLeast, solver.Values.ToArray());
    }
}
