using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

public sealed class ApplicabilityTests
{
    private static readonly string[] LastAndFirst = ["2020-01-31T12:00:00Z", "2020-02-01T12:00:00Z"];

    private static readonly Instant At = Instant.FromUtc(2026, 6, 1, 0, 0);

    [Theory]
    [InlineData("AU-OSA-109", "AU", "authority_removal_order", "csam-known", "social_media", ApplicabilityOutcome.Applicable, "applies")]
    [InlineData("AU-OSA-109", "AU", "authority_removal_order", "csam", null, ApplicabilityOutcome.Applicable, "applies; the type of the provider was not checked")]
    [InlineData("AU-OSA-109", "NZ", "authority_removal_order", "csam", "social_media", ApplicabilityOutcome.NotApplicable, "the issuer NZ is outside the jurisdiction AU")]
    [InlineData("AU-OSA-109", "AU", "user_notice", "csam", "social_media", ApplicabilityOutcome.NotApplicable, "the notice type user_notice is not authority_removal_order")]
    [InlineData("AU-OSA-109", "AU", "authority_removal_order", "terrorist", "social_media", ApplicabilityOutcome.NotApplicable, "the category terrorist is not covered")]
    [InlineData("AU-OSA-109", "AU", "authority_removal_order", "csam", "hosting", ApplicabilityOutcome.NotApplicable, "the type of the provider is not covered")]
    [InlineData("AU-OSA-65", "AU", "authority_removal_order", "csam", "social_media", ApplicabilityOutcome.NotApplicable, "the categories of the rule have no code")]
    [InlineData("AU-OSA-109", "AU", null, "csam", "social_media", ApplicabilityOutcome.Disputed, "the notice does not say issuer, notice type and category")]
    [InlineData("EU-TCO-3", "FR", "authority_removal_order", "terrorist", "hosting", ApplicabilityOutcome.Applicable, "applies")]
    [InlineData("EU-TCO-3", "EU", "authority_removal_order", "terrorist", "hosting", ApplicabilityOutcome.Applicable, "applies")]
    [InlineData("EU-TCO-3", "GB", "authority_removal_order", "terrorist", "hosting", ApplicabilityOutcome.NotApplicable, "the issuer GB is outside the jurisdiction EU")]
    [InlineData("EU-CSAR-14", "FR", "authority_removal_order", "csam", "hosting", ApplicabilityOutcome.NotApplicable, "not in force at the start (status proposed)")]
    [InlineData("AE-CDS", "AE", "reporting_duty", "csam", "games", ApplicabilityOutcome.NotApplicable, "in its grace period until 2027-01-01")]
    [InlineData("LK-OSA-24H", "LK", "authority_removal_order", "csam", "access", ApplicabilityOutcome.Disputed, "only part of the instrument is in force")]
    public void Of_Notice_SaysWhetherAndWhy(string rule, string issuer, string? type, string category, string? provider, ApplicabilityOutcome outcome, string reason)
    {
        var notice = new NoticeTraits(issuer, type, category, provider is null ? null : [provider], At);

        var found = Applicability.Of(Assert.Single(Catalogues.Shipped.Named(rule)), notice, At, Catalogues.Shipped);

        Assert.Equal(new ApplicabilityReason(outcome, reason), found);
    }

    [Fact]
    public void Evaluate_IssuerThatLeftTheUnion_IsAskedOnTheDay()
    {
        var events = LastAndFirst.SelectMany((at, number) => new ClockEvents()
            .Add(EventType.Issued, ClockEvents.At(at), e => e with { EventId = $"e{number}", NoticeRef = $"n{number}", IssuerCountry = "GB", NoticeType = "authority_removal_order", Category = "csam" }).All);

        var read = DeadlineCalculator.Evaluate(events, Catalogues.Shipped, new ClockView(At, null));

        Assert.Equal([("n0", "EU-CSADIR-25")], read.Select(one => (one.NoticeRef, one.Rule.Id)));
    }

    [Fact]
    public void Evaluate_BlankRule_TakesWhatTheCatalogueFinds()
    {
        var events = new ClockEvents().Issued(0, "", e => e with { IssuerCountry = "NL", NoticeType = "authority_removal_order", Category = "csam-new" });

        Assert.Equal(["EU-CSADIR-25", "EU-DSA-9", "NL-WBAOKM-12H"], events.Read(1).Select(one => one.Rule.Id));
    }
}
