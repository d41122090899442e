namespace Portal.Data.Seeding;

/// <summary>How plain rows of a slice are found.</summary>
internal enum BenchRawWay
{
    /// <summary>By the index that fits the question best.</summary>
    Index,

    /// <summary>By reading every row, as somebody must who did not foresee the question.</summary>
    Scan,
}
