using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>Which rules apply to a notice, and why.</summary>
public static class Applicability
{
    /// <summary>Checks jurisdiction, notice type, category, provider type, status and date, in this order.</summary>
    /// <param name="rule">The rule version.</param>
    /// <param name="notice">What the notice says.</param>
    /// <param name="startedAt">Start of the rule's clock; decides the version.</param>
    /// <param name="catalogue">For Union membership.</param>
    public static ApplicabilityReason Of(Rule rule, NoticeTraits notice, Instant startedAt, RuleCatalogue catalogue)
    {
        if (Mismatch(rule, notice, catalogue) is { } mismatch)
        {
            return mismatch;
        }

        return RuleInForce.Refusal(rule, startedAt) switch
        {
            ObligationFlags.Grace => No($"in its grace period until {rule.GraceUntil:uuuu'-'MM'-'dd}"),
            not null => No($"not in force at the start (status {rule.StatusWord})"),
            _ when rule.DisputedReason is { } disputed => new ApplicabilityReason(ApplicabilityOutcome.Disputed, disputed),
            _ => new ApplicabilityReason(ApplicabilityOutcome.Applicable, notice.ProviderTypes is null ? "applies; the type of the provider was not checked" : "applies"),
        };
    }

    /// <summary>Everything but status and date; null where nothing speaks against the rule.</summary>
    internal static ApplicabilityReason? Mismatch(Rule rule, NoticeTraits notice, RuleCatalogue catalogue)
    {
        if (notice.IssuerCountry is not { } issuer || notice.NoticeType is not { } type || notice.Category is not { } category)
        {
            return new ApplicabilityReason(ApplicabilityOutcome.Disputed, "the notice does not say issuer, notice type and category");
        }

        return !catalogue.IsWithin(issuer, rule.Jurisdiction, notice.At.InUtc().Date) ? No($"the issuer {issuer} is outside the jurisdiction {rule.Jurisdiction}")
            : type != rule.NoticeType ? No($"the notice type {type} is not {rule.NoticeType}")
            : rule.CategoryCodes.Count == 0 ? No("the categories of the rule have no code")
            : !rule.CategoryCodes.Contains(category) ? No($"the category {category} is not covered")
            : rule.ProviderTypeCodes.Count == 0 ? No("the provider types of the rule have no code")
            : !CoversProvider(rule, notice.ProviderTypes) ? No("the type of the provider is not covered")
            : null;
    }

    private static bool CoversProvider(Rule rule, IReadOnlyList<string>? types) =>
        types is null || rule.ProviderTypeCodes.Contains("*") || types.Any(rule.ProviderTypeCodes.Contains);

    private static ApplicabilityReason No(string reason) => new(ApplicabilityOutcome.NotApplicable, reason);
}
