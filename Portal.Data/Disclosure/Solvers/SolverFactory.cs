namespace Portal.Data.Disclosure.Solvers;

/// <summary>Chooses the engine for a program, or says which package is missing.</summary>
internal sealed class SolverFactory
{
    /// <summary>Sums of one part beyond which a dense basis in doubles is slow: 332 took 20 s on a loaded machine, and gave the same bytes as CLP.</summary>
    internal const int MostManagedRows = 400;

    private readonly bool _usesClp;

    internal SolverFactory(SolverEngine engine)
    {
        if (engine is SolverEngine.Clp or SolverEngine.Cbc && !ClpLibrary.IsInstalled())
        {
            throw new SolverMissingException($"The CLP engine was asked for and is not installed: {ClpLibrary.PackageHint}.");
        }

        if (engine is SolverEngine.Cbc && !CbcLibrary.IsInstalled())
        {
            throw new SolverMissingException($"The CBC engine was asked for and is not installed: {CbcLibrary.PackageHint}.");
        }

        _usesClp = engine is not SolverEngine.Managed && ClpLibrary.IsInstalled();
        ChoosesWhole = _usesClp && engine is not SolverEngine.Clp && CbcLibrary.IsInstalled();
    }

    /// <summary>Whether <see cref="CbcSolver"/> may be asked.</summary>
    internal bool ChoosesWhole { get; }

    internal string Name => _usesClp ? "clp" : "managed";

    internal ILinearSolver Create(LinearProgram program)
    {
        if (_usesClp)
        {
            return new ClpSolver(program);
        }

        if (program.RowCount > MostManagedRows)
        {
            throw new SolverMissingException(
                $"A component of {program.RowCount} equations is too large for the managed engine (at most {MostManagedRows}): {ClpLibrary.PackageHint}.");
        }

        return new ManagedSimplex(program);
    }
}
