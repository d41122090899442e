namespace Portal.Data.Disclosure.Solvers;

internal enum LinearStatus
{
    Optimal,
    Infeasible,
    Unbounded,

    /// <summary>The solver gave up; callers treat it as the safe side.</summary>
    Failed,
}
