namespace Portal.Data.Disclosure.Solvers;

/// <summary>The linear-programming engines.</summary>
public enum SolverEngine
{
    /// <summary>CBC where it is installed, else CLP, else the managed simplex.</summary>
    Automatic,

    /// <summary>COIN-OR CLP, Debian package coinor-libclp1.</summary>
    Clp,

    /// <summary>The simplex in this project, for small components.</summary>
    Managed,

    /// <summary>COIN-OR CLP, and CBC for the choice among all cells of a pattern at once; Debian package coinor-libcbc3, which brings CLP.</summary>
    Cbc,
}
