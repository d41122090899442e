using NodaTime;

namespace Portal.Data.Releases;

/// <summary>What is said, and signed, of the pages for people in an exported folder: a reading copy of what the manifests beside it prove.</summary>
public sealed record SiteStatement
{
    /// <summary>When the pages were written; a copy can't know what happened later.</summary>
    public required Instant WrittenAt { get; init; }

    /// <summary>SHA-256 of the newest manifest of the chain that the pages speak of; null while nothing is published.</summary>
    public string? NewestManifestSha256 { get; init; }

    /// <summary>Every withdrawal known then.</summary>
    public required IReadOnlyList<SiteWithdrawal> Withdrawn { get; init; }

    /// <summary>Every page and file of the site by its path.</summary>
    public required IReadOnlyList<ReleaseFile> Files { get; init; }
}
