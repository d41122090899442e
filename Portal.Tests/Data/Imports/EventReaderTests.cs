using System.Text;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Tests.Data.Imports;

public sealed class EventReaderTests
{
    private static readonly EventCodes Codes = new()
    {
        IsProvider = code => code is "p-1",
        IsCountry = code => code is "XA" or "XB",
        IsCategory = code => code is "csam-known",
        IsNoticeType = code => code is "hotline_notice",
    };

    private static readonly EventReaderOptions Import = new()
    {
        Source = "s",
        RecordedAt = Instant.FromUtc(2026, 3, 1, 0, 0),
        LatestInstant = Instant.FromUtc(2026, 3, 1, 0, 2),
        Codes = Codes,
        IsRule = rule => rule is "AU-OSA-109",
    };

    [Fact]
    public void Read_CsvWithEveryColumn_GivesTheEvent()
    {
        var accepted = Assert.IsType<EventRow.Accepted>(Assert.Single(ReadCsv(
            EventColumns.Header + "\r\n" +
            "e1,n-1,i-1,issued,2026-02-03T05:05:06.25+01:00,,p-1,XA,XB,csam-known,hotline_notice,AU-OSA-109,3600,2026-02-03T05:00:00Z,,m-1,,,notifier\r\n")));

        Assert.Equal(2, accepted.Row);
        Assert.Equal(
            new NoticeEvent
            {
                Source = "s",
                EventId = "e1",
                NoticeRef = "n-1",
                ItemRef = "i-1",
                Type = EventType.Issued,
                OccurredAt = Instant.FromUtc(2026, 2, 3, 4, 5, 6) + Duration.FromMilliseconds(250),
                RecordedAt = Instant.FromUtc(2026, 3, 1, 0, 0),
                Provider = "p-1",
                IssuerCountry = "XA",
                HostCountry = "XB",
                Category = "csam-known",
                NoticeType = "hotline_notice",
                Rules = accepted.Event.Rules,
                LimitSeconds = 3600,
                DeadlineAt = Instant.FromUtc(2026, 2, 3, 5, 0),
                MaterialRef = "m-1",
                Evidence = Evidence.Notifier,
            },
            accepted.Event);
        Assert.Equal(["AU-OSA-109"], accepted.Event.Rules);
    }

    [Fact]
    public void Read_NdjsonOfTheSameEvents_GivesTheSame()
    {
        var csv = ReadCsv("event_id,notice_ref,type,occurred_at,limit_seconds\ne1,n-1,removed,2026-02-03T04:05:06Z,\n\"e2\",n-1,seen,2026-02-03T04:05:07Z,60\n");
        var json = Read(
            """
            {"event_id":"e1","notice_ref":"n-1","type":"removed","occurred_at":"2026-02-03T04:05:06Z","limit_seconds":null}
            {"limit_seconds":60,"event_id":"e2","notice_ref":"n\u002d1","type":"seen","occurred_at":"2026-02-03T04:05:07Z"}
            """,
            EventFormat.Ndjson,
            Import);

        Assert.Equal(Events(csv), Events(json));
    }

    [Fact]
    public void Read_WithoutDatabase_TakesTheOwnTimeAndChecksTypeAndRuleOnly()
    {
        var rows = Read(
            "event_id,notice_ref,type,occurred_at,recorded_at,provider,reason,rule\n" +
            "e1,n-1,issued,2099-02-03T04:05:06Z,,nobody,,AU-OSA-109\n" +
            "e2,n-1,withdrawn,2099-02-03T04:05:06Z,2099-02-04T04:05:06Z,,whim,\n" +
            "e3,n-1,issued,2099-02-03T04:05:06Z,,nobody,,NO-RULE\n" +
            "e4,n-1,vanished,2099-02-03T04:05:06Z,,,,\n",
            EventFormat.Csv,
            EventReaderOptions.WithoutDatabase(rule => rule is "AU-OSA-109"));

        Assert.Equal(
            [Instant.FromUtc(2099, 2, 3, 4, 5, 6), Instant.FromUtc(2099, 2, 4, 4, 5, 6)],
            Events(rows).Select(e => e.RecordedAt));
        Assert.Equal([(4L, "rule", "unknown-code"), (5L, "type", "unknown-code")], Problems(rows));
    }

    [Theory]
    [InlineData("e1,n-1,i,issued,2026-02-03T04:05:06Z,,nobody,XA,XA,csam-known,,", "provider", "unknown-code")]
    [InlineData("e1,n-1,i,issued,2026-02-03T04:05:06Z,,p-1,ZZ,XA,csam-known,,", "issuer_country", "unknown-code")]
    [InlineData("e1,n-1,i,issued,2026-02-03T04:05:06Z,,p-1,XA,XA,,,", "category", "missing")]
    [InlineData("e1,n-1,i,removed,2026-02-03T04:05:06Z,,p-1,,,,,", "provider", "not-allowed-here")]
    [InlineData("e1,n-1,i,removed,2026-02-03T04:05:06,,,,,,,", "occurred_at", "no-offset")]
    [InlineData("e1,n-1,i,removed,2026-02-30T04:05:06Z,,,,,,,", "occurred_at", "not-a-time")]
    [InlineData("e1,n-1,i,removed,2026-02-03,,,,,,,", "occurred_at", "not-a-time")]
    [InlineData("e1,n-1,i,removed,03/02/2026,,,,,,,", "occurred_at", "not-a-time")]
    [InlineData("e1,n-1,i,removed,2026-03-01T00:02:01Z,,,,,,,", "occurred_at", "future")]
    [InlineData("e1,n-1,i,removed,2026-02-03T04:05:06Z,2026-02-03T04:05:06Z,,,,,,", "recorded_at", "history-not-allowed")]
    [InlineData("e1,n-1,i,withdrawn,2026-02-03T04:05:06Z,,,,,,,whim", "reason", "unknown-code")]
    [InlineData("e1,n-1,i,retracted,2026-02-03T04:05:06Z,,,,,,,", "target", "missing")]
    [InlineData(",n-1,i,removed,2026-02-03T04:05:06Z,,,,,,,", "event_id", "missing")]
    [InlineData("e1,n-1,i,removed,2026-02-03T04:05:06Z,,,,,,", "", "column-count")]
    [InlineData("e1,n-1,i,removed,2026-02-03T04:05:06Z,,,,,,,,", "", "column-count")]
    [InlineData("e1,n-1,\"i,removed,2026-02-03T04:05:06Z,,,,,,,", "item_ref", "bad-quote")]
    [InlineData("e1,https://a.example/x,i,removed,2026-02-03T04:05:06Z,,,,,,,", "notice_ref", "url")]
    [InlineData("e1,n-1,=A1,removed,2026-02-03T04:05:06Z,,,,,,,", "item_ref", "formula")]
    public void Read_BadRow_NamesRowColumnAndRule(string line, string column, string rule)
    {
        var rows = ReadCsv($"event_id,notice_ref,item_ref,type,occurred_at,recorded_at,provider,issuer_country,host_country,category,target,reason\n{line}\n");

        Assert.Equal([(2L, column, rule)], Problems(rows));
    }

    [Theory]
    [InlineData("event_id,notice_ref,type,occurred_at,url", "#5", "unknown-column")]
    [InlineData("event_id,notice_ref,type,occurred_at,type", "type", "repeated-column")]
    [InlineData("event_id,notice_ref,type", "occurred_at", "missing")]
    [InlineData("event_id,notice_ref,type,\"occurred_at", "#4", "bad-quote")]
    public void Read_BadHeader_RefusesTheFile(string header, string column, string rule)
    {
        var rows = ReadCsv($"{header}\ne1,n-1,removed,2026-02-03T04:05:06Z\n");

        Assert.Equal([(1L, column, rule)], Problems(rows));
        Assert.Empty(Events(rows));
    }

    [Theory]
    [InlineData("[1]", "", "bad-json")]
    [InlineData("{\"event_id\":\"e1\"", "", "bad-json")]
    [InlineData("{\"event_id\":{}}", "event_id", "bad-json")]
    [InlineData("{\"event_id\":\"\\ud800\"}", "", "bad-json")]
    [InlineData("{\"event_id\":\"e\",\"event_id\":\"f\"}", "event_id", "repeated-column")]
    [InlineData("{\"event_id\":\"e\",\"address\":\"f\"}", "#2", "unknown-column")]
    [InlineData("{} {}", "", "bad-json")]
    public void Read_BadJsonLine_NamesTheRule(string line, string column, string rule) =>
        Assert.Equal((1L, column, rule), Problems(Read(line, EventFormat.Ndjson, Import))[0]);

    [Fact]
    public void Read_HeaderOnly_IsAnEmptyButSoundFile() => Assert.Empty(ReadCsv("event_id,notice_ref,type,occurred_at\n"));

    [Fact]
    public void Read_ByteOrderMark_IsNotPartOfTheFirstName() =>
        Assert.Single(Events(ReadCsv("\uFEFFevent_id,notice_ref,type,occurred_at\ne1,n,removed,2026-02-03T04:05:06Z")));

    private static List<EventRow> ReadCsv(string text) => Read(text, EventFormat.Csv, Import);

    private static List<EventRow> Read(string text, EventFormat format, EventReaderOptions options) =>
        [.. EventReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), format, options)];

    private static List<NoticeEvent> Events(List<EventRow> rows) =>
        [.. rows.OfType<EventRow.Accepted>().Select(row => row.Event)];

    private static List<(long Row, string Column, string Rule)> Problems(List<EventRow> rows) =>
        [.. rows.OfType<EventRow.Refused>().SelectMany(row => row.Problems).Select(p => (p.Row, p.Column, p.Rule))];
}
