using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Notices;

public sealed class EventPackTests
{
    private static readonly ReferenceHasher Hasher = new(new byte[ReferenceHasher.KeyLength]);

    [Theory]
    [InlineData("dirty")]
    [InlineData("demo")]
    public void Pack_EventsOfANotice_ComeBackAsTheyWere(string profile)
    {
        foreach (var notice in SyntheticNotices.Events(profile, 150, 3).GroupBy(one => one.NoticeRef, StringComparer.Ordinal))
        {
            AssertSame([.. notice.DistinctBy(one => one.EventId).Select(Stored)]);
        }
    }

    [Fact]
    public void Pack_EveryFieldFilled_ComesBackAsItWas()
    {
        var full = Stored(Events.Of(EventType.Corrected, 1.5, id: "e-é-9", notice: "n", item: "i", recordedHours: -900_000, reason: "other", deadlineHours: -7, target: "t-1", evidence: Evidence.Crawler, provider: "alder")) with
        {
            IssuerCountry = "XA",
            HostCountry = "",
            Category = "csam-new",
            NoticeType = "x",
            Rules = ["R-1", "R-2"],
            LimitSeconds = 3600,
            Territory = "XA;XB",
            MaterialRef = Hex("m"),
        };

        AssertSame([full, full with { EventId = "e-", OccurredAt = full.OccurredAt + Duration.FromTicks(10), Rules = [] }, full with { EventId = "e", DeadlineAt = null }]);
    }

    [Fact]
    public void Pack_DamagedByte_IsRefused()
    {
        var bytes = new EventPackCodec().Write([Stored(Events.Of(EventType.Issued, 0))]);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => EventPackReader.Read(bytes, "s", "n", new TextPool(), []));
            bytes[at] ^= 1;
        }
    }

    private static void AssertSame(NoticeEvent[] events)
    {
        var read = new List<NoticeEvent>();
        EventPackReader.Read(new EventPackCodec().Write(events), events[0].Source, events[0].NoticeRef, new TextPool(), read);

        var waiting = events.Select(one =>
        {
            var writer = new ByteWriter();
            EventRowCodec.Write(writer, one, EventReferences.OfHashed(one));
            var reader = new ByteReader(writer.Written);
            return EventRowCodec.Read(ref reader, one.Source, one.NoticeRef, new EventTexts());
        });
        Assert.Equal(events.OrderBy(one => one.EventId, StringComparer.Ordinal).Select(Text), read.Select(Text));
        Assert.Equal(events.Select(Text), waiting.Select(Text));
    }

    private static string Text(NoticeEvent one) => (one with { Rules = [] }) + string.Join(';', one.Rules);

    private static NoticeEvent Stored(NoticeEvent one) => one with
    {
        NoticeRef = Hex(one.NoticeRef),
        ItemRef = one.ItemRef is null ? null : Hex(one.ItemRef),
        MaterialRef = one.MaterialRef is null ? null : Hex(one.MaterialRef),
        OccurredAt = TypeHandlers.ToInstant(one.OccurredAt.ToMicros()),
        RecordedAt = TypeHandlers.ToInstant(one.RecordedAt.ToMicros()),
        DeadlineAt = one.DeadlineAt is { } due ? TypeHandlers.ToInstant(due.ToMicros()) : null,
    };

    private static string Hex(string reference) => Convert.ToHexStringLower(Hasher.Item("s", reference));
}
