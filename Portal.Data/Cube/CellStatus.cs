namespace Portal.Data.Cube;

/// <summary>Whether a figure can be seen, and if not, why. Hidden is never zero.</summary>
public enum CellStatus
{
    /// <summary>The figure stands as it is.</summary>
    Shown,

    /// <summary>Fewer than the threshold: hidden so that nobody can be identified.</summary>
    Suppressed,

    /// <summary>There is nothing to count.</summary>
    NotApplicable,
}
