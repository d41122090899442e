using System.Collections.Frozen;
using Portal.Data.Countries;

namespace Portal.Data.Imports;

/// <summary>The codes that an importing portal knows. Each function says whether a code may be used.</summary>
public sealed record EventCodes
{
    private static readonly FrozenSet<string> Categories = new[]
    {
        "csam", "csam-known", "csam-new", "csam-generated", "csam-selfgenerated", "harmful-minor", "intimate-minor", "solicitation", "terrorist",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> NoticeTypes = new[]
    {
        "authority_delisting_order", "authority_removal_order", "blocking_order", "detection_order", "hotline_notice", "information_notice",
        "pre_notice", "preservation_duty", "provider_awareness", "reporting_duty", "restore_access", "review_of_order", "trusted_flagger",
        "user_notice",
    }.ToFrozenSet();

    /// <summary>Provider codes.</summary>
    public required Func<string, bool> IsProvider { get; init; }

    /// <summary>Countries of ISO 3166-1 alpha-2, user-assigned codes of synthetic data, and regions of the catalogue.</summary>
    public Func<string, bool> IsCountry { get; init; } = CountryCodes.IsKnown;

    /// <summary>Category codes.</summary>
    public Func<string, bool> IsCategory { get; init; } = Categories.Contains;

    /// <summary>Notice type codes of the rule catalogue.</summary>
    public Func<string, bool> IsNoticeType { get; init; } = NoticeTypes.Contains;
}
