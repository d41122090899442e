namespace Portal.Data.Regimes;

/// <summary>The catalogue's own words in the engine's codes: data, so that a new country needs no code.</summary>
internal sealed record RegimeVocabulary
{
    internal required IReadOnlyDictionary<string, RuleStart> Starts { get; init; }

    /// <summary>Stops; a blank territory means the rule's own.</summary>
    internal required IReadOnlyDictionary<string, RuleStop> Stops { get; init; }

    internal required IReadOnlyDictionary<string, string> Territories { get; init; }

    internal required IReadOnlyDictionary<string, IReadOnlyList<string>> ProviderTypes { get; init; }

    /// <summary>Categories, the narrower ones already added.</summary>
    internal required IReadOnlyDictionary<string, IReadOnlyList<string>> Categories { get; init; }

    internal required IReadOnlyDictionary<string, StatusMeaning> Statuses { get; init; }

    internal required IReadOnlyDictionary<string, LimitUnit> Units { get; init; }

    internal required IReadOnlyDictionary<string, EngineSettings> Settings { get; init; }

    internal required IReadOnlySet<string> CategoryCodes { get; init; }
}
