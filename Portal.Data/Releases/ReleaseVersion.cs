using NodaTime;

namespace Portal.Data.Releases;

/// <summary>One version of a release, as its manifest states it: what anybody needs to repeat it and to prove that nothing was changed.</summary>
public sealed record ReleaseVersion
{
    /// <summary>Id of the release, such as <c>register-2026-10</c>; part of public addresses.</summary>
    public required string Release { get; init; }

    /// <summary>1 for the first; a correction adds one.</summary>
    public required int Version { get; init; }

    /// <summary>English title.</summary>
    public required string Title { get; init; }

    /// <summary>Id of the publication programme.</summary>
    public required string Programme { get; init; }

    /// <summary>A, the instant of looking: what is open then is open.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>K, the instant of knowing: events recorded later are left out.</summary>
    public required Instant KnownAt { get; init; }

    /// <summary>Name of the definitions that every figure follows.</summary>
    public required string Method { get; init; }

    /// <summary>SHA-256 of the rule catalogue that gave the deadlines.</summary>
    public required string RulesSha256 { get; init; }

    /// <summary>Version of the time-zone database.</summary>
    public required string Tzdb { get; init; }

    /// <summary>Version of the program that built it.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>
    /// SHA-256 over a secret and all cells that were computed, before anything was hidden. The secret stays with the database, which so proves
    /// that its cells at K are the same; a plain digest of few small numbers could be guessed.
    /// </summary>
    public required string CellsCommitment { get; init; }

    /// <summary>SHA-256 of the plan.</summary>
    public required string PlanSha256 { get; init; }

    /// <summary>True where everything in it is synthetic.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>The rules of hiding, in words.</summary>
    public required IReadOnlyList<string> RulesInWords { get; init; }

    /// <summary>Cells that could be shown or hidden, over all tables.</summary>
    public required int CellCount { get; init; }

    /// <summary>How many of them are hidden.</summary>
    public required int HiddenCount { get; init; }

    /// <summary>Ids of the tables.</summary>
    public required IReadOnlyList<string> Tables { get; init; }

    /// <summary>Every file but the manifest and its signature, by path.</summary>
    public required IReadOnlyList<ReleaseFile> Files { get; init; }

    /// <summary>Why there is this version and how many figures moved, in a sentence that a person reads; null for a first version. <see cref="ReleaseChanges"/> lists them.</summary>
    public string? WhatMoved { get; init; }

    /// <summary>When it was published; null for a draft.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>SHA-256 of the manifest published just before, whatever release it was of; null for the very first.</summary>
    public string? PreviousManifestSha256 { get; init; }
}
