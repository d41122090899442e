using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Tests.Data.Notices;

public sealed class EventKeyTests
{
    [Theory]
    [InlineData("e-18", 2, 18)]
    [InlineData("e-0", 2, 0)]
    [InlineData("e-007", 4, 7)]
    [InlineData("e-100", 2, 100)]
    [InlineData("20230102000123", 5, 102000123)]
    [InlineData("x123456789012", 4, 456789012)]
    [InlineData("e-", 2, -1)]
    [InlineData("0", 0, 0)]
    [InlineData("1f0e3dad-9990-4345-b9f5-0123456789ab", 36, -1)]
    [InlineData("1f0e3dad-9990-4345-b9f5-012345678912", 36, -1)]
    [InlineData("1F0E3DAD-9990-4345-B9F5-012345678912", 27, 345678912)]
    public void Parts_OfAnId_AreStemAndNumber(string id, int stem, int number)
    {
        Assert.Equal(new EventIdParts(stem, number), EventIdParts.Of(id));
        Assert.Equal(id, id[..stem] + (number < 0 ? "" : number));
    }

    [Fact]
    public void Keys_OfIdsThatLookAlike_Differ()
    {
        string[] ids =
        [
            "e-", "e-0", "e-00", "e-1", "e-01", "e-10", "e-100", "e-255", "e-256", "e-257", "e-511", "e-512", "e1", "e", "1", "0", "00", "",
            .. Enumerable.Range(1_000, 5_000).Select(number => $"e-{number}"),
            .. Enumerable.Range(1_000, 1_000).Select(number => $"e-0{number}"),
        ];

        Assert.Equal(ids.Length, ids.Select(EventKey.Of).Distinct().Count());
    }

    [Fact]
    public void Chunks_OfAnyKeys_HoldThemInOrder()
    {
        EventKey[] keys =
        [
            .. Enumerable.Range(0, 3_000).Select(number => EventKey.Of($"e-{number}")), .. Enumerable.Range(0, 500).Select(number => EventKey.Of($"n-{number}-{number % 3}")),
            default, new(0, 255), new(0, 256), new(5, 0), new(5, 511), new(5, 512), new(ulong.MaxValue, (1 << 24) - 1),
        ];
        Array.Sort(keys, EventKey.Compare);
        var chunks = new List<EventKeyChunk>();

        EventKeyChunk.Cut(new ByteWriter(), long.MinValue, keys, chunks);

        var read = new List<EventKey>();
        chunks.ForEach(chunk => chunk.ReadTo(read));
        Assert.Equal(keys, read);
        Assert.True(chunks.Count > 1);
        Assert.Equal(chunks.Select(chunk => chunk.First).Order(), chunks.Select(chunk => chunk.First));
        Assert.All(chunks, chunk => Assert.InRange(chunk.Keys.Length, 1, 1_100));
    }

    [Fact]
    public void Chunks_OfIdsThatCountUp_TakeNextToNothing()
    {
        EventKey[] keys = [.. Enumerable.Range(0, 100_000).Select(number => EventKey.Of($"e-{number}"))];
        Array.Sort(keys, EventKey.Compare);
        var chunks = new List<EventKeyChunk>();

        EventKeyChunk.Cut(new ByteWriter(), long.MinValue, keys, chunks);

        Assert.InRange(chunks.Sum(chunk => chunk.Keys.Length), 1, 8_000);
    }

    [Fact]
    public void Runs_OfMoreKeysThanWait_GiveEachOnceInOrder()
    {
        using var spill = new SpillFile(Path.GetTempPath());
        var (runs, other) = (new EventKeyRuns(spill, mostWaiting: 500), new EventKeyRuns(spill, mostWaiting: 500));
        EventKey[] keys = [default, .. Enumerable.Range(0, 4_200).Select(number => EventKey.Of($"n-{number * 7 % 3_000}"))];

        foreach (var key in keys)
        {
            runs.Add(key);
            other.Add(new(key.High, 3));
        }

        Assert.Equal(keys.Distinct().Order(Comparer<EventKey>.Create(EventKey.Compare)), runs.All());
        Assert.Equal(keys.Select(key => key.High).Distinct().Order(), other.All().Select(key => key.High));
    }
}
