using System.Globalization;
using System.Text;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Events of one notice and one source as bits, in the order of their ids: what follows from the event before takes a bit or none, times are
/// differences, and only the keyed hashes of references, which nothing can shorten, stand as they are, each once. A check sum closes it. Nothing is
/// lost: ids and targets come back as they were sent, times to the microsecond. <see cref="EventPackReader"/> reads it.
/// </summary>
internal sealed class EventPackCodec
{
    /// <summary>
    /// The first byte of a pack: the unit of its times, whether something was known before it happened, and its form. Packs of the form before this one,
    /// which lacks its bit, are read too, for what carries them over.
    /// </summary>
    internal const byte Form = 0x80;
    internal const byte KnownBefore = 4;
    internal const byte Short = 8;

    /// <summary>In microseconds: the largest that all times are whole in is taken.</summary>
    internal static readonly long[] Units = [1, 1_000, 1_000_000];

    private readonly ByteWriter writer = new();
    private readonly BitWriter bits = new();
    private readonly EventPackRecent kinds = new();
    private readonly Dictionary<string, int> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> materials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly Dictionary<EventType, NoticeEvent> lastOfType = [];
    private readonly List<(EventIdParts Parts, NoticeEvent Event)> sorted = [];
    private byte[] stem = new byte[1024];
    private byte[] stemBefore = new byte[1024];

    /// <summary>The bytes of events of one notice and source, whose references are hashes in hexadecimal. Each id is there once.</summary>
    internal byte[] Write(IReadOnlyCollection<NoticeEvent> events)
    {
        Clear();
        foreach (var one in events)
        {
            sorted.Add((EventIdParts.Of(one.EventId), one));
        }

        sorted.Sort(static (left, right) => Compare(left, right));
        var unit = Units.Length - 1;
        while (!sorted.TrueForAll(one => IsWhole(one.Event, Units[unit])))
        {
            unit--;
        }

        var isKnownBefore = sorted.Exists(one => one.Event.RecordedAt < one.Event.OccurredAt);
        writer.Byte((byte)(Form | Short | unit | (isKnownBefore ? KnownBefore : 0)));
        bits.Begin(writer);
        bits.Count(sorted.Count);
        WriteEvents(Units[unit], isKnownBefore);
        bits.End();
        BlockCheck.Write(writer, 0);
        return writer.Written.ToArray();
    }

    private void Clear()
    {
        sorted.Clear();
        writer.Clear();
        items.Clear();
        materials.Clear();
        texts.Clear();
        kinds.Clear();
        lastOfType.Clear();
    }

    private static int Compare((EventIdParts Parts, NoticeEvent Event) left, (EventIdParts Parts, NoticeEvent Event) right)
    {
        var order = left.Event.EventId.AsSpan(0, left.Parts.Stem).SequenceCompareTo(right.Event.EventId.AsSpan(0, right.Parts.Stem));
        return order != 0 ? order : left.Parts.Number.CompareTo(right.Parts.Number);
    }

    private static bool IsWhole(NoticeEvent one, long unit) =>
        one.OccurredAt.ToMicros() % unit == 0 && one.RecordedAt.ToMicros() % unit == 0 && one.DeadlineAt?.ToMicros() % unit is null or 0;

    private void WriteEvents(long unit, bool isKnownBefore)
    {
        var means = EventPackMeans.Of(unit);
        var (idBefore, partsBefore, lengthBefore) = ("", new EventIdParts(-1, -1), 0);
        var (item, issued, before) = (0, 0L, 0L);
        foreach (var (parts, one) in sorted)
        {
            lengthBefore = WriteId(parts, one.EventId, partsBefore, idBefore, lengthBefore, ref means.Id);
            (idBefore, partsBefore) = (one.EventId, parts);
            var (kind, fields) = (EventPackFields.Kind(one), EventPackFields.Of(one));
            WriteKind(kind, fields, ref means.Kind);
            var itemBefore = item;
            item = WriteItem(one.ItemRef, itemBefore);

            var at = one.OccurredAt.ToMicros() / unit;
            if (lastOfType.Count == 0)
            {
                bits.Signed(at);
            }
            else if (one.Type != EventType.Issued || !lastOfType.ContainsKey(EventType.Issued) || Differs(at == issued))
            {
                RiceCode.Write(bits, ref means.Occurred, RiceCode.Fold(at - (item == itemBefore || !lastOfType.ContainsKey(EventType.Issued) ? before : issued)));
            }

            before = at;
            issued = one.Type == EventType.Issued ? at : issued;
            var later = (one.RecordedAt.ToMicros() / unit) - at;
            RiceCode.Write(bits, ref means.Recorded, isKnownBefore ? RiceCode.Fold(later) : (ulong)later);
            WriteFields(one, fields, at, unit);
            lastOfType[one.Type] = one;
        }
    }

    /// <summary>Writes whether something is as it was; true where it is not, so that more must follow.</summary>
    private bool Differs(bool isSame)
    {
        bits.Bit(isSame);
        return !isSame;
    }

    /// <summary>Only what differs from the id before; returns the bytes of the stem.</summary>
    private int WriteId(EventIdParts parts, string text, EventIdParts partsBefore, string before, int lengthBefore, ref uint mean)
    {
        var own = text.AsSpan(0, parts.Stem);
        if (!Differs(partsBefore.Stem >= 0 && parts.Number >= 0 && own.SequenceEqual(before.AsSpan(0, partsBefore.Stem))))
        {
            RiceCode.Write(bits, ref mean, (ulong)(parts.Number - partsBefore.Number - 1));
            return lengthBefore;
        }

        if (!Differs(EventIdParts.IsUuid(text)))
        {
            var uuid = UInt128.Parse(text.Replace("-", "", StringComparison.Ordinal), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            bits.Bits((ulong)(uuid >> 64), 64);
            bits.Bits((ulong)(uuid & ulong.MaxValue), 64);
            return 0;
        }

        (stem, stemBefore) = (stemBefore, stem);
        var length = Encoding.UTF8.GetBytes(own, stem);
        var shared = stem.AsSpan(0, length).CommonPrefixLength(stemBefore.AsSpan(0, lengthBefore));
        bits.Count(shared);
        WriteBytes(stem.AsSpan(shared, length - shared));
        if (Differs(parts.Number < 0))
        {
            bits.Count(parts.Number);
        }

        return length;
    }

    private void WriteKind(byte kind, int fields, ref uint mean)
    {
        var number = EventPackKinds.NumberOf(kind, fields);
        RiceCode.Write(bits, ref mean, (ulong)kinds.PlaceOf(number));
        if (number == EventPackKinds.Other)
        {
            bits.Bits(kind, 8);
            bits.Bits((ulong)fields, EventPackFields.Count);
        }
    }

    /// <summary>The number of an item in order of appearance; 0 stands for all items.</summary>
    private int WriteItem(string? reference, int before)
    {
        var isNew = reference is not null && items.TryAdd(reference, items.Count + 1);
        var item = reference is null ? 0 : items[reference];
        if (Differs(item == before) && Differs(isNew))
        {
            bits.Bits((ulong)item, EventPackNumbers.WidthOf(items.Count + 1));
        }

        if (isNew)
        {
            WriteHash(reference!);
        }

        return item;
    }

    private void WriteFields(NoticeEvent one, int fields, long at, long unit)
    {
        if ((fields & EventPackFields.Shared) != 0 && Differs(lastOfType.TryGetValue(one.Type, out var before) && SharesFields(one, before)))
        {
            WriteText(one.Provider);
            WriteText(one.IssuerCountry);
            WriteText(one.HostCountry);
            WriteText(one.Category);
            WriteText(one.NoticeType);
            WriteText(one.Reason);
            WriteText(one.Territory);
            if (one.DeadlineAt is { } deadline)
            {
                bits.Signed((deadline.ToMicros() / unit) - at);
            }

            if (one.LimitSeconds is { } seconds)
            {
                bits.Signed(seconds);
            }

            if (one.Rules.Count > 0)
            {
                bits.Count(one.Rules.Count);
                foreach (var rule in one.Rules)
                {
                    WriteText(rule);
                }
            }
        }

        if (one.MaterialRef is { } material && !Differs(!materials.TryAdd(material, materials.Count)))
        {
            bits.Bits((ulong)materials[material], EventPackNumbers.WidthOf(materials.Count));
        }
        else if (one.MaterialRef is { } fresh)
        {
            WriteHash(fresh);
        }

        if (one.Target is { } target)
        {
            WriteBytes(Encoding.UTF8.GetBytes(target));
        }
    }

    private static bool SharesFields(NoticeEvent one, NoticeEvent before) =>
        (EventPackFields.Of(one) & EventPackFields.Shared) == (EventPackFields.Of(before) & EventPackFields.Shared)
        && one.Provider == before.Provider
        && one.IssuerCountry == before.IssuerCountry
        && one.HostCountry == before.HostCountry
        && one.Category == before.Category
        && one.NoticeType == before.NoticeType
        && one.Reason == before.Reason
        && one.Territory == before.Territory
        && one.DeadlineAt - one.OccurredAt == before.DeadlineAt - before.OccurredAt
        && one.LimitSeconds == before.LimitSeconds
        && one.Rules.SequenceEqual(before.Rules, StringComparer.Ordinal);

    /// <summary>A code: one of this pack, or one that is known everywhere, or as it is.</summary>
    private void WriteText(string? text)
    {
        if (text is null)
        {
            return;
        }

        if (!Differs(!texts.TryAdd(text, texts.Count)))
        {
            bits.Bits((ulong)texts[text], EventPackNumbers.WidthOf(texts.Count));
        }
        else if (EventPackWords.NumberOf(text) is { } word)
        {
            bits.Bit(true);
            bits.Bits((ulong)word, EventPackWords.Bits);
        }
        else
        {
            bits.Bit(false);
            WriteBytes(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Bytes behind their number; six bits each, or seven, where that is enough.</summary>
    private void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        bits.Count(bytes.Length);
        var isPlain = !bytes.ContainsAnyExcept(EventPackNumbers.PlainOnes);
        if (!Differs(isPlain))
        {
            foreach (var one in bytes)
            {
                bits.Bits((ulong)EventPackNumbers.Plain.IndexOf(one), EventPackNumbers.PlainBits);
            }

            return;
        }

        var width = Ascii.IsValid(bytes) ? 7 : 8;
        bits.Bit(width == 8);
        foreach (var one in bytes)
        {
            bits.Bits(one, width);
        }
    }

    private void WriteHash(string hex)
    {
        var hash = ReferenceHash.OfHex(hex);
        bits.Bits(hash.Low, 64);
        bits.Bits(hash.High, 16);
    }
}
