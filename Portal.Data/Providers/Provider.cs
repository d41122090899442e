namespace Portal.Data.Providers;

/// <summary>A service that receives notices and carries the duty.</summary>
public sealed record Provider
{
    /// <summary>Stable code, as events name it.</summary>
    public required string Code { get; init; }

    /// <summary>Name as people read it.</summary>
    public required string Name { get; init; }

    /// <summary>Provider type of the rule catalogue, such as <c>hosting</c>; null where unknown.</summary>
    public string? Type { get; init; }

    /// <summary>IANA zone of its main office; null where unknown.</summary>
    public string? HomeZone { get; init; }

    /// <summary>Holding or group; null where it stands alone. Disclosure rules count groups, not providers.</summary>
    public string? Group { get; init; }

    /// <summary>True for invented providers of the demonstration.</summary>
    public bool IsSynthetic { get; init; }
}
