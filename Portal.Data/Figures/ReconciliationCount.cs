namespace Portal.Data.Figures;

/// <summary>One side of a reconciliation.</summary>
public sealed record ReconciliationCount
{
    /// <summary>The count; null where <see cref="Status"/> says why there is none.</summary>
    public decimal? Value { get; init; }

    /// <summary>Reported, or what stands in its place.</summary>
    public required FigureStatus Status { get; init; }

    /// <summary>Code of the source that the count comes from; null where none reports it.</summary>
    public string? Source { get; init; }

    internal static ReconciliationCount NotReported { get; } = new() { Status = FigureStatus.NotReported };
}
