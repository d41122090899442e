namespace Portal.Data.Disclosure.Solvers;

/// <summary>The problem needs a linear-programming engine that is not installed; the message names the package.</summary>
public sealed class SolverMissingException : Exception
{
    /// <summary>Without a message.</summary>
    public SolverMissingException()
    {
    }

    /// <summary>With what is missing and how to install it.</summary>
    public SolverMissingException(string message)
        : base(message)
    {
    }

    /// <summary>With what is missing, and why.</summary>
    public SolverMissingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
