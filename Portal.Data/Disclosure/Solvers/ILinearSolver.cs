namespace Portal.Data.Disclosure.Solvers;

/// <summary>One linear program that is solved again and again with other bounds and costs, from the last basis.</summary>
internal interface ILinearSolver : IDisposable
{
    /// <summary>Programs solved so far: the measure of work. Unlike pivots it is the same for every engine.</summary>
    long Solves { get; }

    void SetBounds(int column, double lower, double upper);

    void SetCost(int column, double cost);

    void SetRow(int row, double lower, double upper);

    /// <summary>Minimises cost over the columns.</summary>
    LinearStatus Minimize();

    /// <summary>
    /// Forgets the last basis. A move from the true table begins at zero, where nothing moves: from there a few dozen pivots reach it,
    /// from the basis of another move thousands, and the answer no longer depends on what was asked before.
    /// </summary>
    void Restart();

    /// <summary>The basis that the last program ended with, to begin another one there: see <see cref="StartFrom"/>.</summary>
    byte[] TakeBasis();

    /// <summary>Begins the next program at a basis of this program; bounds must be the same as then.</summary>
    void StartFrom(byte[] basis);

    /// <summary>Row prices after <see cref="LinearStatus.Optimal"/>: cost less price times column is what a column's move would cost.</summary>
    ReadOnlySpan<double> Prices { get; }

    /// <summary>Column values after <see cref="LinearStatus.Optimal"/>.</summary>
    ReadOnlySpan<double> Values { get; }
}
