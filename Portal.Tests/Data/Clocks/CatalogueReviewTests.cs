using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>Rules of many countries, each computed by hand from its own row: text, scope, start, limit, status. Times as their authority writes them.</summary>
public sealed class CatalogueReviewTests
{
    private static readonly Instant Later = Instant.FromUtc(2029, 1, 1, 0, 0);

    /// <summary>A notice delivered at the start and one act at the end.</summary>
    [Theory]
    [InlineData("AU-OSA-110", "2026-05-01T10:00:00+10:00", "access_disabled AU 5", "overdue_open", "2026-05-02T10:00:00+10:00")]
    [InlineData("AU-OSA-110", "2026-05-01T10:00:00+10:00", "removed 24", "met", "2026-05-02T10:00:00+10:00")]
    [InlineData("AU-OSA-124", "2026-05-01T10:00:00+10:00", "access_disabled AU 10", "met", "2026-05-02T10:00:00+10:00")]
    [InlineData("AU-OSA-65-COMPLAINT", "2026-05-01T10:00:00+10:00", "removed 49", "met_late", "2026-05-03T10:00:00+10:00")]
    [InlineData("AU-BOSE-49", "2026-05-01T10:00:00+10:00", null, "limit_missing", null)]
    [InlineData("EU-TCO-3", "2026-05-01T10:00:00+02:00", "access_disabled EU 1", "met", "2026-05-01T11:00:00+02:00")]
    [InlineData("EU-TCO-3", "2026-05-01T10:00:00+02:00", "access_disabled DE 0.5", "overdue_open", "2026-05-01T11:00:00+02:00")]
    [InlineData("EU-TCO-4-SCRUTINY", "2026-05-01T10:00:00+02:00", "removed 1", "not_applicable", null)]
    [InlineData("EU-TCO-6-PRESERVE", "2026-08-31T10:00:00+02:00", "removed 1", "met", "2027-02-28T10:00:00+01:00")]
    [InlineData("EU-CSADIR-25", "2026-05-01T10:00:00+02:00", "removed 500", "non_numeric_closed", null)]
    [InlineData("EU-DSA-18", "2026-05-01T10:00:00+02:00", "removed 1", "non_numeric_open", null)]
    [InlineData("EU-INTERIM-2021-1232", "2026-01-01T10:00:00+01:00", null, "not_applicable", null)]
    [InlineData("UK-OSA-10", "2026-05-01T10:00:00+01:00", null, "non_numeric_open", null)]
    [InlineData("UK-OSA-10-3A", "2026-07-01T10:00:00+01:00", "removed 1", "not_applicable", null)]
    [InlineData("UK-OSA-66-SI2026-268", "2026-07-01T10:00:00+01:00", null, "limit_missing", null)]
    [InlineData("US-TIDA-3", "2026-05-18T23:59:59-04:00", "removed 1", "not_applicable", null)]
    [InlineData("US-TIDA-3", "2026-05-19T00:00:00-04:00", "removed 48", "met", "2026-05-21T00:00:00-04:00")]
    [InlineData("US-2258A-REPORT", "2026-05-01T10:00:00-04:00", "removed 1", "non_numeric_open", null)]
    [InlineData("US-2258A-PRESERVE-v2", "2026-01-31T10:00:00-05:00", "removed 1", "met", "2027-01-31T10:00:00-05:00")]
    [InlineData("DE-NETZDG-24H", "2024-05-13T23:30:00+02:00", "removed 24.01", "met_late", "2024-05-14T23:30:00+02:00")]
    [InlineData("DE-NETZDG-24H", "2024-05-14T00:30:00+02:00", "removed 1", "not_applicable", null)]
    [InlineData("DE-NETZDG-7D", "2024-03-28T12:00:00+01:00", "removed 167", "met", "2024-04-04T12:00:00+02:00")]
    [InlineData("DE-NETZDG-7D", "2024-03-28T12:00:00+01:00", "removed 167.01", "met_late", "2024-04-04T12:00:00+02:00")]
    [InlineData("FR-LCEN-6-1-v1", "2024-05-22T23:00:00+02:00", "removed 24", "met", "2024-05-23T23:00:00+02:00")]
    [InlineData("FR-LCEN-6-1-v2", "2024-05-22T23:00:00+02:00", "removed 24", "not_applicable", null)]
    [InlineData("FR-UNBLOCK", "2026-05-01T10:00:00+02:00", "reappeared 10", "met", "2026-05-02T10:00:00+02:00")]
    [InlineData("FR-DEREF", "2026-05-01T10:00:00+02:00", "access_disabled FR 40", "met", "2026-05-03T10:00:00+02:00")]
    [InlineData("IN-3-2-b", "2026-02-19T22:00:00+05:30", "removed 3", "met", "2026-02-20T22:00:00+05:30")]
    [InlineData("IN-3-2-b", "2026-02-20T22:00:00+05:30", "removed 3", "met_late", "2026-02-21T00:00:00+05:30")]
    [InlineData("KR-TBA-22-5", "2026-05-01T10:00:00+09:00", "removed 100", "non_numeric_closed", null)]
    [InlineData("ID-522-4H", "2026-05-01T10:00:00+07:00", "access_disabled ID 3", "met", "2026-05-01T14:00:00+07:00")]
    [InlineData("VN-CSL2025-25", "2026-06-30T23:30:00+07:00", "removed 1", "not_applicable", null)]
    [InlineData("VN-CSL2025-25", "2026-07-01T00:00:00+07:00", "removed 24.5", "met_late", "2026-07-02T00:00:00+07:00")]
    [InlineData("MY-ONSA-22-FINAL", "2026-05-01T10:00:00+08:00", "access_disabled MY 0.5", "overdue_open", "2026-05-01T11:00:00+08:00")]
    [InlineData("MY-ONSA-ACK", "2026-05-01T10:00:00+08:00", "acknowledged 1.5", "met_late", "2026-05-01T11:00:00+08:00")]
    [InlineData("MY-ONSA-25", "2026-05-01T10:00:00+08:00", "removed 1", "limit_missing", null)]
    [InlineData("PH-11930-24H", "2026-05-01T10:00:00+08:00", "access_disabled PH 23", "met", "2026-05-02T10:00:00+08:00")]
    [InlineData("TW-CYSEPA-8-RETAIN", "2026-05-01T10:00:00+08:00", "removed 1", "met", "2026-10-28T10:00:00+08:00")]
    [InlineData("JP-IDPA-7D", "2026-05-01T10:00:00+09:00", "removed 1", "not_applicable", null)]
    [InlineData("BR-ECA-27-RETAIN", "2026-08-31T10:00:00-03:00", "removed 1", "met", "2027-02-28T10:00:00-03:00")]
    [InlineData("CA-C63", "2024-12-01T10:00:00-05:00", "removed 1", "not_applicable", null)]
    [InlineData("NZ-FVPCA-119E", "2026-05-01T10:00:00+12:00", "removed 1", "limit_missing", null)]
    [InlineData("ZA-FPA-27A", "2026-05-01T10:00:00+02:00", "removed 1", "non_numeric_open", null)]
    [InlineData("NG-NITDA-24H", "2026-05-01T10:00:00+01:00", "gone 20", "met", "2026-05-02T10:00:00+01:00")]
    [InlineData("TR-5651-8", "2026-05-01T10:00:00+03:00", "access_disabled TR 4", "met", "2026-05-01T14:00:00+03:00")]
    [InlineData("RU-149FZ-15-1", "2026-05-01T10:00:00+03:00", "removed 25", "met_late", "2026-05-02T10:00:00+03:00")]
    [InlineData("IT-DM2007-6H", "2026-05-01T10:00:00+02:00", "access_disabled IT 5", "met", "2026-05-01T16:00:00+02:00")]
    [InlineData("AT-KOPLG-24H", "2024-02-16T23:59:00+01:00", "removed 1", "met", "2024-02-17T23:59:00+01:00")]
    [InlineData("AT-KOPLG-24H", "2024-02-17T00:00:00+01:00", "removed 1", "not_applicable", null)]
    [InlineData("PL-USUDE-BILL", "2026-01-05T10:00:00+01:00", "removed 1", "not_applicable", null)]
    [InlineData("CH-FMG-46A", "2026-05-01T10:00:00+02:00", "access_disabled CH 5", "non_numeric_closed", null)]
    [InlineData("NL-WBAOKM-12H", "2026-05-01T10:00:00+02:00", "removed 12", "met", "2026-05-01T22:00:00+02:00")]
    [InlineData("AE-CDS", "2026-12-31T10:00:00+04:00", "removed 1", "not_applicable", null)]
    [InlineData("AE-CDS", "2027-01-01T00:00:00+04:00", "removed 1", "non_numeric_closed", null)]
    [InlineData("LK-OSA-24H", "2026-05-01T10:00:00+05:30", "access_disabled LK 23", "met", "2026-05-02T10:00:00+05:30")]
    [InlineData("PK-RULES2021", "2026-05-01T10:00:00+05:00", "removed 47", "met", "2026-05-03T10:00:00+05:00")]
    [InlineData("CO-679", "2026-05-01T10:00:00-05:00", "access_disabled CO 47", "non_numeric_closed", null)]
    [InlineData("BM-IWF-UK", "2026-05-01T10:00:00+01:00", "removed 900", "non_numeric_closed", null)]
    public void Rule_OneNoticeOneAct_IsWhatTheTextSays(string rule, string start, string? act, string verdict, string? due)
    {
        var events = ClockEvents.Starting(rule, start);
        if (act is not null)
        {
            var words = act.Split(' ');
            Assert.True(EventWords.TryParse(words[0], out EventType type));
            var hours = double.Parse(words[^1], System.Globalization.CultureInfo.InvariantCulture);
            events.Add(type, ClockEvents.At(start) + Duration.FromHours(hours), e => e with { Territory = words.Length > 2 ? words[1] : null });
        }

        // Of a group only the version in force is an obligation
        var one = Assert.Single(events.Read(Later));

        Assert.Equal((verdict, due is null ? null : ClockEvents.At(due)), (VerdictWords.Of(one.Verdict), one.DueAt));
    }

    [Theory]
    [InlineData("NZ-FVPCA-119E", 86_400, 6, 24)]
    [InlineData("SG-BA-45H", 86_400, 6, 30)]
    [InlineData("MY-ONSA-25", 3600, 6, 1)]
    [InlineData("PK-RULES2021", 43_200, 0, 12)]
    [InlineData("PK-RULES2021", 3600, 0, 48)]
    [InlineData("VN-ND147-24H", 3600, 0, 24)]
    [InlineData("NL-WBAOKM-12H", 3600, 2, 3)]
    public void Limit_OfTheNotice_CountsFromTheRulesOwnStart(string rule, long seconds, double delivered, double due)
    {
        var one = new ClockEvents().Issued(0, rule, e => e with { LimitSeconds = seconds }).Add(EventType.Delivered, delivered).One(500);

        Assert.Equal(ClockEvents.Hour(due), one.DueAt);
    }
}
