namespace Portal.Commands;

/// <summary>One release of the bench: what it holds and what each step took, wall and processor seconds, and the most memory in use.</summary>
internal sealed record BenchReleaseRow
{
    public required string Release { get; init; }

    public required int Version { get; init; }

    public int? Cells { get; init; }

    public int? Hidden { get; init; }

    public double BuildSeconds { get; init; }

    public double BuildProcessorSeconds { get; init; }

    public double AuditSeconds { get; init; }

    public double AuditProcessorSeconds { get; init; }

    public double PeakMegabytes { get; init; }

    /// <summary>Why it was not published; null where it was.</summary>
    public string? Refused { get; init; }
}
