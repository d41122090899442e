using System.Runtime.InteropServices;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// What cells depend on of an item whose slice is known, times in units of the record that tells it. Two items that count alike give the same.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LedgerTimes
{
    private const int None = 0;
    private const int Removed = 1;
    private const int Acknowledged = 2;
    private const int OtherFlags = 4;
    private const int Alive = 8;
    private const int Deadline = 16;
    private const int Received = 32;
    private const int Issued = 64;
    private const int Original = 128;
    private const int Released = 256;
    private const int Moved = 512;
    private const int Spells = 1024;

    private long IssuedAt { get; init; }

    private long ReceivedAt { get; init; }

    private long? DeadlineAt { get; init; }

    private long? OriginalDeadlineAt { get; init; }

    private long? AcknowledgedAt { get; init; }

    private long? AliveAt { get; init; }

    private long? RemovedAt { get; init; }

    private long? ReleasedAt { get; init; }

    private bool IsMovedHost { get; init; }

    private ItemFlags Flags { get; init; }

    private IReadOnlyList<OnlineSpell> LaterSpells { get; init; }

    internal static LedgerTimes Of(ItemState item, long unit) => new()
    {
        IssuedAt = Units(item.IssuedAt, unit),
        ReceivedAt = Units(item.ReceivedAt, unit),
        DeadlineAt = Units(item.DeadlineAt, unit),
        OriginalDeadlineAt = Units(item.OriginalDeadlineAt, unit),
        AcknowledgedAt = Units(item.AcknowledgedAt, unit),
        AliveAt = item.Flags.Has(ItemFlags.StopIsInterval) ? Units(item.AliveAt, unit) : null,
        RemovedAt = Units(item.RemovedAt, unit),
        ReleasedAt = Units(item.ReleasedAt, unit),
        IsMovedHost = item.ReleaseReason == ReasonCodes.MovedHost,
        Flags = item.Flags,
        LaterSpells = item.LaterSpells,
    };

    /// <summary>The coarsest unit that all times of an item fit.</summary>
    internal static bool AreWholeSeconds(ItemState item)
    {
        var isWhole = IsWhole(item.IssuedAt) && IsWhole(item.ReceivedAt) && IsWhole(item.DeadlineAt) && IsWhole(item.OriginalDeadlineAt) && IsWhole(item.AcknowledgedAt)
            && IsWhole(item.AliveAt) && IsWhole(item.RemovedAt) && IsWhole(item.ReleasedAt);
        for (var at = 0; at < item.LaterSpells.Count; at++)
        {
            isWhole = isWhole && IsWhole(item.LaterSpells[at].From) && IsWhole(item.LaterSpells[at].To);
        }

        return isWhole;
    }

    /// <summary>An item of which a cell can be made: what no cell depends on is blank.</summary>
    internal ItemState ToItem(long unit) => new()
    {
        Provider = "",
        IssuerCountry = "",
        HostCountry = "",
        Category = "",
        NoticeType = "",
        IssuedAt = Time(IssuedAt, unit),
        ReceivedAt = Time(ReceivedAt, unit),
        DeadlineAt = Time(DeadlineAt, unit),
        OriginalDeadlineAt = Time(OriginalDeadlineAt, unit),
        AcknowledgedAt = Time(AcknowledgedAt, unit),
        AliveAt = Time(AliveAt, unit),
        RemovedAt = Time(RemovedAt, unit),
        ReleasedAt = Time(ReleasedAt, unit),
        ReleaseReason = IsMovedHost ? ReasonCodes.MovedHost : null,
        Flags = Flags,
        LaterSpells = LaterSpells,
    };

    /// <summary>Appends what differs from an item told before, if one was, and from what is to be expected.</summary>
    internal void Write(ByteWriter writer, LedgerTimes? before, long knownAt, long unit)
    {
        var like = before ?? Unheard(knownAt);
        var expected = before is null ? DeadlineAt : like.OriginalDeadlineAt;
        var mask = (RemovedAt == like.RemovedAt ? None : Removed)
            | (AcknowledgedAt == like.AcknowledgedAt ? None : Acknowledged)
            | (Flags == like.Flags ? None : OtherFlags)
            | (AliveAt == like.AliveAt ? None : Alive)
            | (DeadlineAt == like.DeadlineAt ? None : Deadline)
            | (ReceivedAt == like.ReceivedAt ? None : Received)
            | (IssuedAt == like.IssuedAt ? None : Issued)
            | (OriginalDeadlineAt == expected ? None : Original)
            | (ReleasedAt == like.ReleasedAt ? None : Released)
            | (IsMovedHost == like.IsMovedHost ? None : Moved)
            | (LaterSpells.SequenceEqual(like.LaterSpells) ? None : Spells);
        writer.Unsigned((ulong)mask);
        Put(writer, mask & Removed, RemovedAt, knownAt);
        Put(writer, mask & Acknowledged, AcknowledgedAt, knownAt);
        if ((mask & OtherFlags) != 0)
        {
            writer.Unsigned((ulong)Flags);
        }

        Put(writer, mask & Alive, AliveAt, knownAt);
        Put(writer, mask & Issued, IssuedAt, knownAt);
        Put(writer, mask & Received, ReceivedAt, IssuedAt);
        Put(writer, mask & Deadline, DeadlineAt, ReceivedAt);
        Put(writer, mask & Original, OriginalDeadlineAt, ReceivedAt);
        Put(writer, mask & Released, ReleasedAt, knownAt);
        if ((mask & Spells) != 0)
        {
            writer.Unsigned((ulong)LaterSpells.Count);
            foreach (var spell in LaterSpells)
            {
                Put(writer, Spells, Units(spell.From, unit), knownAt);
                Put(writer, Spells, Units(spell.To, unit), knownAt);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, with the same item before it.</summary>
    internal static LedgerTimes Read(ref ByteReader reader, LedgerTimes? before, long knownAt, long unit)
    {
        var like = before ?? Unheard(knownAt);
        var mask = (int)reader.Unsigned();
        var removed = Get(ref reader, mask & Removed, like.RemovedAt, knownAt);
        var acknowledged = Get(ref reader, mask & Acknowledged, like.AcknowledgedAt, knownAt);
        var flags = (mask & OtherFlags) == 0 ? like.Flags : (ItemFlags)reader.Count();
        var alive = Get(ref reader, mask & Alive, like.AliveAt, knownAt);
        var issued = Get(ref reader, mask & Issued, like.IssuedAt, knownAt)!.Value;
        var received = Get(ref reader, mask & Received, like.ReceivedAt, issued)!.Value;
        var deadline = Get(ref reader, mask & Deadline, like.DeadlineAt, received);
        return new()
        {
            IssuedAt = issued,
            ReceivedAt = received,
            DeadlineAt = deadline,
            OriginalDeadlineAt = Get(ref reader, mask & Original, before is null ? deadline : like.OriginalDeadlineAt, received),
            AcknowledgedAt = acknowledged,
            AliveAt = alive,
            RemovedAt = removed,
            ReleasedAt = Get(ref reader, mask & Released, like.ReleasedAt, knownAt),
            IsMovedHost = like.IsMovedHost != ((mask & Moved) != 0),
            Flags = flags,
            LaterSpells = (mask & Spells) == 0 ? like.LaterSpells : ReadSpells(ref reader, knownAt, unit),
        };
    }

    private static OnlineSpell[] ReadSpells(ref ByteReader reader, long knownAt, long unit)
    {
        var spells = new List<OnlineSpell>();
        for (var count = reader.Count(); count > 0; count--)
        {
            var from = Time(Get(ref reader, Spells, null, knownAt)!.Value, unit);
            spells.Add(new(from, Time(Get(ref reader, Spells, null, knownAt), unit)));
        }

        return [.. spells];
    }

    private static LedgerTimes Unheard(long knownAt) => new() { IssuedAt = knownAt, ReceivedAt = knownAt, LaterSpells = [] };

    // Most lie before the instant of knowing, or after the one that starts the clock: 0 stands for none
    private static void Put(ByteWriter writer, int isTold, long? value, long from)
    {
        if (isTold != 0)
        {
            writer.Unsigned(value is { } known ? Fold(known - from) + 1 : 0);
        }
    }

    private static long? Get(ref ByteReader reader, int isTold, long? like, long from)
    {
        if (isTold == 0)
        {
            return like;
        }

        var code = reader.Unsigned();
        return code == 0 ? null : from + unchecked((long)((code - 1) >> 1) ^ -(long)((code - 1) & 1));
    }

    private static ulong Fold(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    private static bool IsWhole(Instant? time) => time is not { } at || at.ToMicros() % LedgerCodec.Second == 0;

    private static long Units(Instant time, long unit) => time.ToMicros() / unit;

    private static long? Units(Instant? time, long unit) => time is { } at ? Units(at, unit) : null;

    private static Instant Time(long value, long unit) => TypeHandlers.ToInstant(value * unit);

    private static Instant? Time(long? value, long unit) => value is { } known ? Time(known, unit) : null;
}
