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
            isWhole = isWhole && IsWhole(item.LaterSpells[at].From) && IsWhole(item.LaterSpells[at].To) && IsWhole(item.LaterSpells[at].AliveAt);
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
    internal void Write(LedgerPage page, LedgerTimes? before, int way, long knownAt, long unit)
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
        page.PutMask(way, mask, unit);
        Put(page, LedgerField.Removed, mask & Removed, RemovedAt, knownAt, unit);
        Put(page, LedgerField.Acknowledged, mask & Acknowledged, AcknowledgedAt, knownAt, unit);
        if ((mask & OtherFlags) != 0)
        {
            page.Put(LedgerField.Flags, (ulong)Flags, unit);
        }

        Put(page, LedgerField.Alive, mask & Alive, AliveAt, knownAt, unit);
        Put(page, LedgerField.Issued, mask & Issued, IssuedAt, knownAt, unit);
        Put(page, LedgerField.Received, mask & Received, ReceivedAt, IssuedAt, unit);
        Put(page, LedgerField.Deadline, mask & Deadline, DeadlineAt, ReceivedAt, unit);
        Put(page, LedgerField.Deadline, mask & Original, OriginalDeadlineAt, ReceivedAt, unit);
        Put(page, LedgerField.Released, mask & Released, ReleasedAt, knownAt, unit);
        if ((mask & Spells) != 0)
        {
            page.Put(LedgerField.Spells, (ulong)LaterSpells.Count, unit);
            foreach (var spell in LaterSpells)
            {
                Put(page, LedgerField.Spells, Spells, Units(spell.From, unit), knownAt, unit);
                Put(page, LedgerField.Spells, Spells, Units(spell.To, unit), knownAt, unit);
                Put(page, LedgerField.Spells, Spells, Units(spell.AliveAt, unit), knownAt, unit);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, with the same item before it.</summary>
    internal static LedgerTimes Read(ref LedgerRowReader reader, LedgerTimes? before, int way, long knownAt, long unit)
    {
        var like = before ?? Unheard(knownAt);
        var mask = reader.NextMask(way, unit);
        var removed = Get(ref reader, LedgerField.Removed, mask & Removed, like.RemovedAt, knownAt, unit);
        var acknowledged = Get(ref reader, LedgerField.Acknowledged, mask & Acknowledged, like.AcknowledgedAt, knownAt, unit);
        var flags = (mask & OtherFlags) == 0 ? like.Flags : (ItemFlags)reader.NextCount(LedgerField.Flags, unit);
        var alive = Get(ref reader, LedgerField.Alive, mask & Alive, like.AliveAt, knownAt, unit);
        var issued = Get(ref reader, LedgerField.Issued, mask & Issued, like.IssuedAt, knownAt, unit)!.Value;
        var received = Get(ref reader, LedgerField.Received, mask & Received, like.ReceivedAt, issued, unit)!.Value;
        var deadline = Get(ref reader, LedgerField.Deadline, mask & Deadline, like.DeadlineAt, received, unit);
        return new()
        {
            IssuedAt = issued,
            ReceivedAt = received,
            DeadlineAt = deadline,
            OriginalDeadlineAt = Get(ref reader, LedgerField.Deadline, mask & Original, before is null ? deadline : like.OriginalDeadlineAt, received, unit),
            AcknowledgedAt = acknowledged,
            AliveAt = alive,
            RemovedAt = removed,
            ReleasedAt = Get(ref reader, LedgerField.Released, mask & Released, like.ReleasedAt, knownAt, unit),
            IsMovedHost = like.IsMovedHost != ((mask & Moved) != 0),
            Flags = flags,
            LaterSpells = (mask & Spells) == 0 ? like.LaterSpells : ReadSpells(ref reader, knownAt, unit),
        };
    }

    private static OnlineSpell[] ReadSpells(ref LedgerRowReader reader, long knownAt, long unit)
    {
        var spells = new List<OnlineSpell>();
        for (var count = reader.NextCount(LedgerField.Spells, unit); count > 0; count--)
        {
            var from = Time(Get(ref reader, LedgerField.Spells, Spells, null, knownAt, unit)!.Value, unit);
            var to = Time(Get(ref reader, LedgerField.Spells, Spells, null, knownAt, unit), unit);
            spells.Add(new(from, to, Time(Get(ref reader, LedgerField.Spells, Spells, null, knownAt, unit), unit)));
        }

        return [.. spells];
    }

    private static LedgerTimes Unheard(long knownAt) => new() { IssuedAt = knownAt, ReceivedAt = knownAt, LaterSpells = [] };

    // Most lie before the instant of knowing, or after the one that starts the clock: 0 stands for none
    private static void Put(LedgerPage page, LedgerField field, int isTold, long? value, long from, long unit)
    {
        if (isTold != 0)
        {
            page.Put(field, value is { } known ? RiceCode.Fold(known - from) + 1 : 0, unit);
        }
    }

    private static long? Get(ref LedgerRowReader reader, LedgerField field, int isTold, long? like, long from, long unit)
    {
        if (isTold == 0)
        {
            return like;
        }

        var code = reader.Next(field, unit);
        return code == 0 ? null : from + RiceCode.Unfold(code - 1);
    }

    private static bool IsWhole(Instant? time) => time is not { } at || at.ToMicros() % LedgerCodec.Second == 0;

    private static long Units(Instant time, long unit) => time.ToMicros() / unit;

    private static long? Units(Instant? time, long unit) => time is { } at ? Units(at, unit) : null;

    private static Instant Time(long value, long unit) => TypeHandlers.ToInstant(value * unit);

    private static Instant? Time(long? value, long unit) => value is { } known ? Time(known, unit) : null;
}
