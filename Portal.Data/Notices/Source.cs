namespace Portal.Data.Notices;

/// <summary>Who may send events.</summary>
public sealed record Source
{
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>Name as people read it.</summary>
    public required string Name { get; init; }

    /// <summary>References are scoped by it; sources that share one speak of the same notices.</summary>
    public required string Namespace { get; init; }

    /// <summary>True where it may set when an event became known.</summary>
    public bool MayLoadHistory { get; init; }

    /// <summary>Declared tolerance of its clock in seconds, at most a day.</summary>
    public int ToleranceSeconds { get; init; } = 120;

    /// <summary>True for invented sources of the demonstration.</summary>
    public bool IsSynthetic { get; init; }
}
