namespace Portal.Data.Disclosure;

/// <summary>One published linear relation, in deviations from the true table: Lower &lt;= sum of Coefficients x deviation &lt;= Upper.</summary>
internal sealed record SystemRow(int[] Cells, long[] Coefficients, long Lower, long Upper)
{
    /// <summary>Stands for "no bound": larger than any sum that can occur.</summary>
    internal const long Unbounded = long.MaxValue / 4;
}
