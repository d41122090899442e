using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>What a notice says that decides which rules apply. Null means not said.</summary>
/// <param name="IssuerCountry">Country or region of the sender.</param>
/// <param name="NoticeType">Code of the notice type.</param>
/// <param name="Category">Code of the category.</param>
/// <param name="ProviderTypes">Types of the provider; null where unknown, which excludes no rule.</param>
/// <param name="At">Issue of the notice: the day of the Union's membership.</param>
public sealed record NoticeTraits(string? IssuerCountry, string? NoticeType, string? Category, IReadOnlyList<string>? ProviderTypes, Instant At);
