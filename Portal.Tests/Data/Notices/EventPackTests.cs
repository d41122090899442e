using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
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
    public void Pack_AnyEvents_ComeBackAsTheyWere() => Prop.ForAll(Hands().ToArbitrary(), hand => AssertSame([.. hand])).QuickCheckThrowOnFailure();

    [Fact]
    public void Pack_IdsThatCountUp_TakeAFewBitsEach()
    {
        NoticeEvent[] events = [.. Enumerable.Range(98, 200).Select(number => Stored(Events.Of(EventType.Seen, number, id: $"e-{number}", item: "i", evidence: Evidence.Crawler)))];

        Assert.InRange(Write(events).Length, 1, 200 * 3);
    }

    [Fact]
    public void Pack_AsItWasStoredOnce_IsWrittenTheSame()
    {
        // Events stand in databases in these bytes: whoever changes them must carry what is stored over
        const string Stored = "2c710749d09469d626cede493a9409d4";
        NoticeEvent[] events =
        [
            .. Enum.GetValues<EventType>().Select((type, at) => EventPackTests.Stored(Events.Of(type, at, id: $"e-{at}", notice: "n", item: "i", evidence: (Evidence?)(at % 3), recordedHours: at))),
            .. ReasonCodes.All.Append("*").Append("EU").Append("hotline_notice").Append("csam-known").Order(StringComparer.Ordinal)
                .Select((word, at) => EventPackTests.Stored(Events.Of(EventType.Withdrawn, at, id: $"w-{at}", notice: "n", reason: word, evidence: Evidence.Notifier, recordedHours: at))),
        ];
        var bytes = Write(events);

        Assert.Equal(Stored, Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]);
    }

    [Fact]
    public void Pack_OfManyNotices_GivesThoseThatAreWantedAsTheyWere() => Prop.ForAll(Hands().NonEmptyListOf().Select(hands => hands.Take(64).ToList()).ToArbitrary(), hands =>
    {
        // Some places stay empty, and every third notice is not wanted
        EventsInPlace[] notices = [.. hands.Select((hand, at) => new EventsInPlace(at + (at / 3), hand))];
        var codec = new EventPackCodec();
        var bytes = codec.Write(notices);
        string? Reference(int place) => place % 3 == 2 ? null : hands[0][0].NoticeRef;

        Assert.Equal(notices.Sum(notice => notice.Events.Count), codec.Open(bytes));
        Assert.Equal(
            notices.Where(notice => notice.Place % 3 != 2).Select(Text),
            codec.Read(bytes, hands[0][0].Source, Reference, new TextPool()).Select(Text));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Pack_OfManyNotices_IsShorterThanTheirOwnPacks()
    {
        EventsInPlace[] notices = [.. SyntheticNotices.Events("demo", 200, 8).Select(Stored).GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Take(64).Select((notice, at) => new EventsInPlace(at, [.. notice]))];

        Assert.InRange(new EventPackCodec().Write(notices).Length, 1, notices.Sum(notice => Write(notice.Events).Length) * 3 / 4);
    }

    [Fact]
    public void Pack_OfAnOlderForm_IsRefused()
    {
        var bytes = new FirstFormPacks().Write([Stored(Events.Of(EventType.Issued, 0))]);

        Assert.Throws<InvalidDataException>(() => new EventPackCodec().Read(bytes, "s", _ => "n", new TextPool()));
    }

    /// <summary>Events with ids, times and fields that senders may well have.</summary>
    private static Gen<List<NoticeEvent>> Hands()
    {
        string?[] texts = [null, "", "csam-new", "other", "XA", "é", "a-rather-long-code-that-nobody-knows"];
        string?[] references = [null, "a", "b", "c"];
        long?[] seconds = [null, 0, -1, 3600, long.MaxValue / 4];
        int[] units = [1, 1_000, 1_000_000];
        var id = Gen.OneOf(
            from number in Gen.Choose(0, 30) select $"e-{number}",
            from number in Gen.Choose(0, 30) select $"e-{number:0000}",
            from number in Gen.Choose(0, 5) select $"{number}99999999999{number}",
            from number in Gen.Choose(0, 30) select $"00000000-0000-4000-8000-0000000000{number:x2}",
            from number in Gen.Choose(0, 30) select $"00000000-0000-4000-8000-0000000000{number:x2}{number}",
            Gen.Elements("e-", "é", "E-1", "7", "0", "00", "00000000-0000-4000-8000-0000000000FF"));
        var one =
            from unit in Gen.Elements(units)
            from at in Gen.Choose(0, 1_000)
            from recorded in Gen.Choose(-5, 1_000)
            from type in Gen.Elements(Enum.GetValues<EventType>())
            from evidence in Gen.Elements<Evidence?>(null, Evidence.Provider, Evidence.Notifier, Evidence.Crawler)
            from name in id
            from item in Gen.Elements(references)
            from material in Gen.Elements(references)
            from some in Gen.ArrayOf(Gen.Elements(texts), 9)
            from limit in Gen.Elements(seconds)
            from due in Gen.Choose(-2, 3)
            select Stored(Events.Of(type, 0, id: name, notice: "n", item: item, evidence: evidence)) with
            {
                OccurredAt = TypeHandlers.ToInstant(at * (long)unit),
                RecordedAt = TypeHandlers.ToInstant((at + recorded) * (long)unit),
                DeadlineAt = due < 0 ? null : TypeHandlers.ToInstant((at + due) * (long)unit),
                Provider = some[0],
                IssuerCountry = some[1],
                HostCountry = some[2],
                Category = some[3],
                NoticeType = some[4],
                Reason = some[5],
                Territory = some[6],
                Target = some[7],
                Rules = some[8] is { } rule ? [rule, "R-1"] : [],
                LimitSeconds = limit,
                MaterialRef = material is null ? null : Hex(material),
            };
        return from some in Gen.NonEmptyListOf(one) select some.DistinctBy(given => given.EventId).ToList();
    }

    [Fact]
    public void Pack_DamagedByte_IsRefused()
    {
        var bytes = Write([Stored(Events.Of(EventType.Issued, 0))]);
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Throws<InvalidDataException>(() => new EventPackCodec().Read(bytes, "s", _ => "n", new TextPool()));
            bytes[at] ^= 1;
        }
    }

    private static void AssertSame(NoticeEvent[] events)
    {
        var read = Assert.Single(new EventPackCodec().Read(Write(events), events[0].Source, _ => events[0].NoticeRef, new TextPool())).Events;

        var waiting = events.Select(one =>
        {
            var writer = new ByteWriter();
            EventRowCodec.Write(writer, one, EventReferences.OfHashed(one));
            var reader = new ByteReader(writer.Written);
            return EventRowCodec.Read(ref reader, one.Source, one.NoticeRef, new EventTexts());
        });
        Assert.Equal(events.OrderBy(one => one.EventId, StringComparer.Ordinal).Select(Text), read.OrderBy(one => one.EventId, StringComparer.Ordinal).Select(Text));
        Assert.Equal(events.Select(Text), waiting.Select(Text));
    }

    private static byte[] Write(IEnumerable<NoticeEvent> events) => new EventPackCodec().Write([new(0, [.. events])]);

    private static string Text(EventsInPlace notice) => $"{notice.Place}: {string.Join(' ', notice.Events.OrderBy(one => one.EventId, StringComparer.Ordinal).Select(Text))}";

    private static string Text(NoticeEvent one) => (one with { Rules = [] }) + string.Join(';', one.Rules);

    private static NoticeEvent Stored(NoticeEvent one) => one with
    {
        NoticeRef = Hex(one.NoticeRef),
        ItemRef = one.ItemRef is null ? null : Convert.ToHexStringLower(Hasher.Item("s", one.ItemRef)),
        MaterialRef = one.MaterialRef is null ? null : Hex(one.MaterialRef),
        OccurredAt = TypeHandlers.ToInstant(one.OccurredAt.ToMicros()),
        RecordedAt = TypeHandlers.ToInstant(one.RecordedAt.ToMicros()),
        DeadlineAt = one.DeadlineAt is { } due ? TypeHandlers.ToInstant(due.ToMicros()) : null,
    };

    private static string Hex(string reference) => Convert.ToHexStringLower(Hasher.Material("s", reference));
}
