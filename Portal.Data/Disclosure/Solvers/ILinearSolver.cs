namespace Portal.Data.Disclosure.Solvers;

/// <summary>One linear program that is solved again and again with other bounds and costs, from the last basis.</summary>
internal interface ILinearSolver : IDisposable
{
    /// <summary>Simplex iterations so far: the measure of work.</summary>
    long Iterations { get; }

    void SetBounds(int column, double lower, double upper);

    void SetCost(int column, double cost);

    /// <summary>Minimises cost over the columns.</summary>
    LinearStatus Minimize();

    /// <summary>Column values after <see cref="LinearStatus.Optimal"/>.</summary>
    ReadOnlySpan<double> Values { get; }
}
