namespace Portal.Data.Imports;

/// <summary>The codes that an importing portal knows. Each function says whether a code may be used.</summary>
public sealed record EventCodes
{
    /// <summary>Provider codes.</summary>
    public required Func<string, bool> IsProvider { get; init; }

    /// <summary>Countries of ISO 3166-1 alpha-2, user-assigned codes of synthetic data, and regions of the catalogue.</summary>
    public required Func<string, bool> IsCountry { get; init; }

    /// <summary>Category codes.</summary>
    public required Func<string, bool> IsCategory { get; init; }

    /// <summary>Notice type codes.</summary>
    public required Func<string, bool> IsNoticeType { get; init; }
}
