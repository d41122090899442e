namespace Portal.Data.Disclosure;

/// <summary>Directions of a duty.</summary>
internal enum MoveSide
{
    /// <summary>The cell must be able to lie higher.</summary>
    High = 0,

    /// <summary>The cell must be able to lie lower.</summary>
    Low = 1,

    /// <summary>The cell must be able to lie elsewhere, on either side.</summary>
    Apart = 2,
}
