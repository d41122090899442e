namespace Portal.Public.Regimes;

/// <summary>Rules side by side, law and benchmark apart.</summary>
public sealed record CompareView
{
    public required CompareTable Law { get; init; }

    public required CompareTable Benchmarks { get; init; }

    /// <summary>Rules that were asked for and have no room.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Row ids that are shown.</summary>
    public required IReadOnlyList<string> Chosen { get; init; }

    /// <summary>All rules by jurisdiction: row id and title.</summary>
    public required IReadOnlyList<(string Place, IReadOnlyList<(string Id, string Title)> Rules)> Choices { get; init; }

    /// <summary>All jurisdictions: code and name.</summary>
    public required IReadOnlyList<(string Code, string Name)> Jurisdictions { get; init; }
}
