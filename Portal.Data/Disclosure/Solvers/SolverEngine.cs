namespace Portal.Data.Disclosure.Solvers;

/// <summary>The linear-programming engines.</summary>
public enum SolverEngine
{
    /// <summary>CLP where it is installed, else the managed simplex.</summary>
    Automatic,

    /// <summary>COIN-OR CLP, Debian package coinor-libclp1.</summary>
    Clp,

    /// <summary>The simplex in this project, for small components.</summary>
    Managed,
}
