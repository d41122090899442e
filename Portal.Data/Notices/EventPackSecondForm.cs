using System.Globalization;
using System.Text;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Reads packs of one notice and source as earlier versions wrote them, for what carries them over: bits in the order of the ids of their events, numbers
/// by <see cref="RiceCode"/>.
/// </summary>
internal ref struct EventPackSecondForm
{
    private const byte Form = 0x80;
    private const byte KnownBefore = 4;
    private const byte Short = 8;
    private const string Remedy = "Events stand nowhere else: bring back a backup, or send them again.";
    private const string NoEvents = "A pack of events is damaged or of another form. " + Remedy;

    // In microseconds: the largest that all times were whole in was taken
    private static readonly long[] Units = [1, 1_000, 1_000_000];

    private readonly string source;
    private readonly string noticeRef;
    private readonly TextPool pool;
    private readonly long unit;
    private readonly bool isKnownBefore;
    private readonly bool isShort;
    private readonly EventPackRecent kinds = new();
    private readonly List<string> items = [];
    private readonly List<string> materials = [];
    private readonly List<string> texts = [];
    private readonly NoticeEvent?[] lastOfType = new NoticeEvent?[Enum.GetValues<EventType>().Length];
    private byte[] stem = [];
    private string stemText = "";
    private int number = -1;
    private EventPackMeans means;
    private BitReader bits;

    private EventPackSecondForm(ReadOnlySpan<byte> pack, string source, string noticeRef, TextPool pool)
    {
        (this.source, this.noticeRef, this.pool) = (source, noticeRef, pool);
        var content = BlockCheck.Verified(pack, Remedy);
        var form = content[0];
        if ((form & Form) == 0)
        {
            throw new InvalidDataException(NoEvents);
        }

        unit = Units[form & 3];
        isKnownBefore = (form & KnownBefore) != 0;
        isShort = (form & Short) != 0;
        means = EventPackMeans.Of(unit);
        bits = new BitReader(content[1..], content.Length - 1);
    }

    /// <summary>Appends the events of a pack to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static void Read(ReadOnlySpan<byte> pack, string source, string noticeRef, TextPool pool, List<NoticeEvent> events) =>
        new EventPackSecondForm(pack, source, noticeRef, pool).ReadTo(events);

    private void ReadTo(List<NoticeEvent> events)
    {
        var (item, issued, before) = (0, 0L, 0L);
        for (var (left, isFirst) = (bits.Count(), true); left > 0; left--, isFirst = false)
        {
            var id = ReadId();
            var (kind, fields) = ReadKind();
            var type = EventPackFields.TypeIn(kind);
            var itemBefore = item;
            item = ReadItem(itemBefore);
            var at = issued;
            var hasIssue = lastOfType[(int)EventType.Issued] is not null;
            if (isFirst)
            {
                at = bits.Signed();
            }
            else if (type != EventType.Issued || !hasIssue || !bits.Bit())
            {
                at = RiceCode.Unfold(RiceCode.Read(ref bits, ref means.Occurred)) + (item == itemBefore || !hasIssue ? before : issued);
            }

            before = at;
            issued = type == EventType.Issued ? at : issued;
            var later = RiceCode.Read(ref bits, ref means.Recorded);
            var one = new NoticeEvent
            {
                Source = source,
                NoticeRef = noticeRef,
                EventId = id,
                Type = type,
                Evidence = EventPackFields.EvidenceIn(kind),
                OccurredAt = TypeHandlers.ToInstant(at * unit),
                RecordedAt = TypeHandlers.ToInstant((at + (isKnownBefore ? RiceCode.Unfold(later) : (long)later)) * unit),
                ItemRef = item == 0 ? null : items[item - 1],
            };
            one = fields == 0 ? one : ReadFields(one, fields, at);
            lastOfType[(int)type] = one;
            events.Add(one);
        }

        bits.RequireEnd();
    }

    private string ReadId()
    {
        if (bits.Bit())
        {
            number += (int)RiceCode.Read(ref bits, ref means.Id) + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{stemText}{number}");
        }

        if (bits.Bit())
        {
            stem = [];
            number = -1;
            var high = bits.Bits(64);
            return stemText = new Guid(unchecked((int)(high >> 32)), unchecked((short)(high >> 16)), unchecked((short)high), UuidEnd(bits.Bits(64))).ToString("D");
        }

        var shared = bits.Count();
        stem = [.. stem[..shared], .. ReadBytes()];
        stemText = Encoding.UTF8.GetString(stem);
        number = bits.Bit() ? -1 : bits.Count();
        return number < 0 ? stemText : string.Create(CultureInfo.InvariantCulture, $"{stemText}{number}");
    }

    private static byte[] UuidEnd(ulong low)
    {
        var bytes = new byte[sizeof(ulong)];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, low);
        return bytes;
    }

    private (byte Kind, int Fields) ReadKind()
    {
        var known = isShort ? kinds.At(RiceCode.Read(ref bits, ref means.Kind)) : (int)bits.Bits(EventPackKinds.Bits);
        return known == EventPackKinds.Other ? ((byte)bits.Bits(8), (int)bits.Bits(EventPackFields.Count)) : EventPackKinds.Of(known);
    }

    private int ReadItem(int before)
    {
        if (bits.Bit())
        {
            return before;
        }

        if (bits.Bit())
        {
            items.Add(ReadHash());
            return items.Count;
        }

        return (int)bits.Bits(EventPackNumbers.WidthOf(items.Count + 1));
    }

    private NoticeEvent ReadFields(NoticeEvent one, int fields, long at)
    {
        if ((fields & EventPackFields.Shared) != 0)
        {
            one = bits.Bit() && lastOfType[(int)one.Type] is { } before ? Shared(one, before) : ReadShared(one, fields, at);
        }

        return (fields & (EventPackFields.Material | EventPackFields.Target)) == 0 ? one : one with
        {
            MaterialRef = (fields & EventPackFields.Material) == 0 ? null : ReadMaterial(),
            Target = (fields & EventPackFields.Target) == 0 ? null : Encoding.UTF8.GetString(ReadBytes()),
        };
    }

    private static NoticeEvent Shared(NoticeEvent one, NoticeEvent before) => one with
    {
        Provider = before.Provider,
        IssuerCountry = before.IssuerCountry,
        HostCountry = before.HostCountry,
        Category = before.Category,
        NoticeType = before.NoticeType,
        Reason = before.Reason,
        Territory = before.Territory,
        DeadlineAt = before.DeadlineAt - before.OccurredAt is { } until ? one.OccurredAt + until : null,
        LimitSeconds = before.LimitSeconds,
        Rules = before.Rules,
    };

    private NoticeEvent ReadShared(NoticeEvent one, int fields, long at) => one with
    {
        Provider = ReadText(fields & EventPackFields.Provider),
        IssuerCountry = ReadText(fields & EventPackFields.IssuerCountry),
        HostCountry = ReadText(fields & EventPackFields.HostCountry),
        Category = ReadText(fields & EventPackFields.Category),
        NoticeType = ReadText(fields & EventPackFields.NoticeType),
        Reason = ReadText(fields & EventPackFields.Reason),
        Territory = ReadText(fields & EventPackFields.Territory),
        DeadlineAt = (fields & EventPackFields.Deadline) == 0 ? null : TypeHandlers.ToInstant((at + bits.Signed()) * unit),
        LimitSeconds = (fields & EventPackFields.Limit) == 0 ? null : bits.Signed(),
        Rules = (fields & EventPackFields.Rules) == 0 ? [] : ReadRules(),
    };

    private string? ReadText(int bit)
    {
        if (bit == 0)
        {
            return null;
        }

        if (bits.Bit())
        {
            return texts[(int)bits.Bits(EventPackNumbers.WidthOf(texts.Count))];
        }

        var text = bits.Bit() ? EventPackWords.Of((int)bits.Bits(EventPackWords.Bits)) : pool.Get(ReadBytes());
        texts.Add(text);
        return text;
    }

    private string[] ReadRules()
    {
        var rules = new string[bits.Count()];
        for (var at = 0; at < rules.Length; at++)
        {
            rules[at] = ReadText(EventPackFields.Rules)!;
        }

        return rules;
    }

    private string ReadMaterial()
    {
        if (bits.Bit())
        {
            return materials[(int)bits.Bits(EventPackNumbers.WidthOf(materials.Count))];
        }

        var material = ReadHash();
        materials.Add(material);
        return material;
    }

    private string ReadHash()
    {
        if (isShort)
        {
            var first = bits.Bits(64);
            return new ReferenceHash(first, (ushort)bits.Bits(16)).ToHex();
        }

        // The number that all of a hash was: its last half first
        var high = bits.Bits(64);
        var low = bits.Bits(64);
        return new ReferenceHash(low, (ushort)(high & ushort.MaxValue)).ToHex();
    }

    private byte[] ReadBytes()
    {
        var bytes = new byte[bits.Count()];
        var isPlain = isShort && bits.Bit();
        var width = isPlain ? EventPackNumbers.PlainBits : bits.Bit() ? 8 : 7;
        foreach (ref var one in bytes.AsSpan())
        {
            var code = (int)bits.Bits(width);
            one = isPlain ? EventPackNumbers.Plain[code] : (byte)code;
        }

        return bytes;
    }
}
