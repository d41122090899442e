using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>A rule version as the database keeps it: its identity, state and provenance.</summary>
public sealed record StoredRule
{
    /// <summary>Row id.</summary>
    public required string Id { get; init; }

    /// <summary>Group of the versions of one duty.</summary>
    public required string VersionGroup { get; init; }

    /// <summary>law or benchmark; the two never mix.</summary>
    public required string Layer { get; init; }

    /// <summary>Country code or EU.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>The law or code.</summary>
    public required string Instrument { get; init; }

    /// <summary>The place in it.</summary>
    public required string Provision { get; init; }

    /// <summary>Kind of limit.</summary>
    public required string Standard { get; init; }

    /// <summary>Legal state in the engine's words.</summary>
    public required string Status { get; init; }

    /// <summary>Legal state in the catalogue's own words.</summary>
    public required string StatusWord { get; init; }

    /// <summary>First day in force; null where unknown.</summary>
    public LocalDate? EffectiveFrom { get; init; }

    /// <summary>Last day in force; null while it lasts or where unknown.</summary>
    public LocalDate? EffectiveTo { get; init; }

    /// <summary>seen or recalled.</summary>
    public required string Confidence { get; init; }

    /// <summary>True where a person must check the law before relying on the row.</summary>
    public required bool VerifyBeforeUse { get; init; }

    /// <summary>Whether verdicts are computed from it.</summary>
    public required bool IsComputed { get; init; }

    /// <summary>Why it is listed and not computed; empty where it is.</summary>
    public required string NotComputedBecause { get; init; }

    /// <summary>Place in the catalogue, from 0.</summary>
    public required int Position { get; init; }

    internal static StoredRule Of(Rule rule, int position) => new()
    {
        Id = rule.Id,
        VersionGroup = rule.VersionGroup,
        Layer = rule.Layer.ToString().ToLowerInvariant(),
        Jurisdiction = rule.Jurisdiction,
        Instrument = rule.Instrument,
        Provision = rule.Provision,
        Standard = rule.Standard.ToString(),
        Status = rule.Status.ToString(),
        StatusWord = rule.StatusWord,
        EffectiveFrom = rule.EffectiveFrom,
        EffectiveTo = rule.EffectiveTo,
        Confidence = rule.Confidence,
        VerifyBeforeUse = rule.VerifyBeforeUse,
        IsComputed = rule.IsComputed,
        NotComputedBecause = string.Join("; ", rule.NotComputed),
        Position = position,
    };
}
