using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Imports;

public sealed class NoticeGrouperTests
{
    private static readonly string[] Texts = ["", "a", "b", "ab", "a long reference of thirty signs", "\u00e9"];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Notices_AnyCapacity_AreTheSameGroups(int capacity)
    {
        var property = Prop.ForAll(Gen.ArrayOf(One(), 60).ToArbitrary(), events =>
        {
            var numbered = events.Select((one, at) => one with { EventId = $"e{at}" }).ToArray();
            using var grouper = new NoticeGrouper(capacity, () => new MemoryStream());
            foreach (var (one, at) in numbered.Select((one, at) => (one, at)))
            {
                grouper.Add(one, at);
            }

            var groups = grouper.Notices().Select(group => group.OrderBy(one => int.Parse(one.EventId.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)).ToArray()).ToArray();
            var expected = numbered.GroupBy(one => one.NoticeRef, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
            return grouper.ReusedRows().Count == 0
                && (grouper.SpillCount > 0) == (capacity < 60)
                && groups.Length == expected.Length
                && groups.Zip(expected).All(pair => pair.First.Zip(pair.Second).All(same => Same(same.First, same.Second)) && pair.First.Length == pair.Second.Length);
        });

        property.QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void ReusedRows_SameIdWithOtherContent_AreNamed(int capacity)
    {
        using var grouper = new NoticeGrouper(capacity, () => new MemoryStream());
        var one = ClockEvents.Notice("AU-OSA-109").All[0];
        grouper.Add(one, 2);
        grouper.Add(one with { EventId = "other" }, 3);
        grouper.Add(one with { RecordedAt = one.RecordedAt + Duration.FromHours(1) }, 4);
        grouper.Add(one with { NoticeRef = "another" }, 5);
        grouper.Add(one with { Rules = ["EU-TCO-3"] }, 6);
        grouper.Add(one with { ItemRef = "" }, 7);
        grouper.Add(one with { LimitSeconds = 1 }, 8);
        grouper.Add(one with { Source = "another" }, 9);

        Assert.Equal([5L, 6L, 7L, 8L], grouper.ReusedRows());
    }

    private static bool Same(NoticeEvent left, NoticeEvent right) => left.Rules.SequenceEqual(right.Rules) && left with { Rules = right.Rules } == right;

    private static Gen<NoticeEvent> One() =>
        from notice in Gen.Elements("n1", "n2", "N1", "", "n10", "z")
        from texts in Gen.ArrayOf(Gen.Elements((string?[])[null, .. Texts]), 10)
        from type in Gen.Elements(Enum.GetValues<EventType>())
        from nanos in Gen.Choose(-1_000_000, 1_000_000)
        from evidence in Gen.Elements<Evidence?>(null, Evidence.Provider, Evidence.Notifier, Evidence.Crawler)
        from seconds in Gen.Elements<long?>(null, 0, 86_400)
        from deadline in Gen.Elements<Instant?>(null, ClockEvents.Hour(3), Instant.FromUnixTimeTicks(0))
        from rules in Gen.Elements<IReadOnlyList<string>>([], ["AU-OSA-109"], ["AU-OSA-109", "EU-TCO-3"])
        select new NoticeEvent
        {
            Source = "file",
            EventId = "",
            NoticeRef = notice,
            Type = type,
            OccurredAt = ClockEvents.Zero.PlusNanoseconds(nanos),
            RecordedAt = ClockEvents.Zero.PlusNanoseconds(-nanos),
            ItemRef = texts[0],
            Provider = texts[1],
            IssuerCountry = texts[2],
            HostCountry = texts[3],
            Category = texts[4],
            NoticeType = texts[5],
            Territory = texts[6],
            MaterialRef = texts[7],
            Target = texts[8],
            Reason = texts[9],
            Rules = rules,
            Evidence = evidence,
            LimitSeconds = seconds,
            DeadlineAt = deadline,
        };
}
