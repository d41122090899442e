using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>
/// One version of one duty: a row of the catalogue with its original words, and what the engine makes of them.
/// Facts about law, with sources; never legal advice.
/// </summary>
public sealed record Rule
{
    /// <summary>Stable id of the row.</summary>
    public required string Id { get; init; }

    /// <summary>The row's own document, as <see cref="RuleText.Of"/> writes it.</summary>
    public required string Text { get; init; }

    /// <summary>Id shared by all versions of the duty.</summary>
    public required string VersionGroup { get; init; }

    /// <summary>Law or benchmark.</summary>
    public required Layer Layer { get; init; }

    /// <summary>Code of the legal territory.</summary>
    public required string Jurisdiction { get; init; }

    /// <summary>Name of the instrument.</summary>
    public required string Instrument { get; init; }

    /// <summary>Provision inside the instrument.</summary>
    public required string Provision { get; init; }

    /// <summary>Competent authority.</summary>
    public required string Authority { get; init; }

    /// <summary>Code of the notice type that triggers the duty.</summary>
    public required string NoticeType { get; init; }

    /// <summary>Who carries the duty.</summary>
    public required DutyHolder DutyHolder { get; init; }

    /// <summary>The catalogue's words for the services that carry the duty.</summary>
    public required IReadOnlyList<string> ProviderTypes { get; init; }

    /// <summary>The catalogue's words for the matter that the duty covers.</summary>
    public required IReadOnlyList<string> ContentCategories { get; init; }

    /// <summary>What kind of number the rule sets.</summary>
    public required LimitStandard Standard { get; init; }

    /// <summary>Number as the catalogue has it; null where there is none.</summary>
    public required int? Duration { get; init; }

    /// <summary>Unit as the catalogue has it; null where there is none.</summary>
    public required string? DurationUnit { get; init; }

    /// <summary>Counting word of the catalogue.</summary>
    public required string Clock { get; init; }

    /// <summary>Scope in the catalogue's words; null where none is stated.</summary>
    public required string? TerritorialScope { get; init; }

    /// <summary>Extensions, pauses and resets in words; null where none is known.</summary>
    public required string? ExtensionsPauses { get; init; }

    /// <summary>Preconditions and exclusions in words; null where none is known.</summary>
    public required string? PreconditionsExclusions { get; init; }

    /// <summary>First day in force, in the jurisdiction's zone; null where open or unknown.</summary>
    public required LocalDate? EffectiveFrom { get; init; }

    /// <summary>Last day in force, the whole day; null where open.</summary>
    public required LocalDate? EffectiveTo { get; init; }

    /// <summary>The catalogue's word for the status.</summary>
    public required string StatusWord { get; init; }

    /// <summary>Penalty ceiling in words; null where unknown.</summary>
    public required string? PenaltyCeiling { get; init; }

    /// <summary>seen or recalled.</summary>
    public required string Confidence { get; init; }

    /// <summary>Fields read in a source.</summary>
    public required IReadOnlyList<string> SeenFields { get; init; }

    /// <summary>Fields from memory.</summary>
    public required IReadOnlyList<string> RecalledFields { get; init; }

    /// <summary>Sources, best first.</summary>
    public required IReadOnlyList<RuleSource> Sources { get; init; }

    /// <summary>Remarks; null where there are none.</summary>
    public required string? Notes { get; init; }

    /// <summary>Grade of the source of the time limit; null where unseen.</summary>
    public required string? TimingSourceGrade { get; init; }

    /// <summary>A person must check the row before it is relied on.</summary>
    public required bool VerifyBeforeUse { get; init; }

    /// <summary>When the catalogue learnt of the row; null means always known.</summary>
    public required Instant? KnownFrom { get; init; }

    /// <summary>Status in the engine's codes.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>First day after the grace period; null without one.</summary>
    public required LocalDate? GraceUntil { get; init; }

    /// <summary>Why it is contested whether the rule binds; null where it is not.</summary>
    public required string? DisputedReason { get; init; }

    /// <summary>Start of the clock.</summary>
    public required RuleStart Start { get; init; }

    /// <summary>Acceptable stops.</summary>
    public required IReadOnlyList<RuleStop> Stops { get; init; }

    /// <summary>Territories in which a removal or a block stops the clock; empty where neither does.</summary>
    public required IReadOnlyList<string> RemovalTerritories { get; init; }

    /// <summary>The limit in the engine's units; null where there is none or only the notice sets it.</summary>
    public required TimeLimit? Limit { get; init; }

    /// <summary>Provider type codes; <c>*</c> means every type.</summary>
    public required IReadOnlyList<string> ProviderTypeCodes { get; init; }

    /// <summary>Category codes, the narrower ones included.</summary>
    public required IReadOnlyList<string> CategoryCodes { get; init; }

    /// <summary>Special treatment.</summary>
    public required EngineSettings Settings { get; init; }

    /// <summary>Zone of the authority; null where unknown.</summary>
    public required DateTimeZone? Zone { get; init; }

    /// <summary>Why the rule is listed and not computed; empty where it is computed.</summary>
    public required IReadOnlyList<string> NotComputed { get; init; }

    /// <summary>Whether the calculator gives verdicts.</summary>
    public bool IsComputed => NotComputed.Count == 0;

    /// <summary>Whether the rule carries a deadline for an item at all. A benchmark never does: it cannot be missed.</summary>
    public bool IsNumeric => Layer == Layer.Law && Standard is LimitStandard.Fixed or LimitStandard.MaxSetByOrder or LimitStandard.SetInNotice or LimitStandard.AtLeast;

    /// <summary>Whether the row answers to a name that a sender used.</summary>
    /// <param name="name">Row id or version group.</param>
    public bool IsNamed(string name) => Id == name || VersionGroup == name;

    /// <summary>Whether the day lies in the version's window.</summary>
    /// <param name="day">Local day in the rule's zone.</param>
    public bool Covers(LocalDate day) =>
        (EffectiveFrom is not { } from || from <= day) && (EffectiveTo is not { } last || day <= last);
}
