using System.Text;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// One event as bytes while it waits to be folded: so that thousands of events wait as a few arrays and not as many objects. References are
/// hashes, times are whole microseconds; source and notice are known from where it waits. Never stored.
/// </summary>
internal static class EventRowCodec
{
    private const int HasItem = 1 << 12;

    internal static void Write(ByteWriter writer, NoticeEvent one, in EventReferences references)
    {
        var (occurred, recorded) = (one.OccurredAt.ToMicros(), one.RecordedAt.ToMicros());
        var bits = EventPackFields.Of(one) | (references.Item is null ? 0 : HasItem);
        WriteText(writer, one.EventId);
        writer.Byte(EventPackFields.Kind(one));
        writer.Signed(occurred);
        writer.Signed(recorded - occurred);
        writer.Unsigned((ulong)bits);
        WriteHash(writer, references.Item);
        if ((bits & ~HasItem) == 0)
        {
            return;
        }

        WriteText(writer, one.Provider);
        WriteText(writer, one.IssuerCountry);
        WriteText(writer, one.HostCountry);
        WriteText(writer, one.Category);
        WriteText(writer, one.NoticeType);
        WriteText(writer, one.Reason);
        WriteText(writer, one.Territory);
        WriteText(writer, one.Target);
        WriteHash(writer, references.Material);
        if (one.DeadlineAt is { } deadline)
        {
            writer.Signed(deadline.ToMicros() - occurred);
        }

        if (one.LimitSeconds is { } seconds)
        {
            writer.Signed(seconds);
        }

        if (one.Rules.Count > 0)
        {
            writer.Unsigned((ulong)one.Rules.Count);
            foreach (var rule in one.Rules)
            {
                WriteText(writer, rule);
            }
        }
    }

    /// <summary>The event, its references as hashes in hexadecimal.</summary>
    internal static NoticeEvent Read(ref ByteReader reader, string source, string noticeRef, EventTexts texts)
    {
        var id = Encoding.UTF8.GetString(reader.Bytes(reader.Count()));
        var type = reader.Byte();
        var occurred = reader.Signed();
        var recorded = occurred + reader.Signed();
        var bits = reader.Count();
        return new NoticeEvent
        {
            Source = source,
            NoticeRef = noticeRef,
            EventId = id,
            Type = EventPackFields.TypeIn(type),
            Evidence = EventPackFields.EvidenceIn(type),
            OccurredAt = TypeHandlers.ToInstant(occurred),
            RecordedAt = TypeHandlers.ToInstant(recorded),
            ItemRef = (bits & HasItem) == 0 ? null : texts.ItemHex(ReadHash(ref reader)),
            Provider = ReadText(ref reader, bits & EventPackFields.Provider, texts),
            IssuerCountry = ReadText(ref reader, bits & EventPackFields.IssuerCountry, texts),
            HostCountry = ReadText(ref reader, bits & EventPackFields.HostCountry, texts),
            Category = ReadText(ref reader, bits & EventPackFields.Category, texts),
            NoticeType = ReadText(ref reader, bits & EventPackFields.NoticeType, texts),
            Reason = ReadText(ref reader, bits & EventPackFields.Reason, texts),
            Territory = ReadText(ref reader, bits & EventPackFields.Territory, texts),
            Target = (bits & EventPackFields.Target) == 0 ? null : Encoding.UTF8.GetString(reader.Bytes(reader.Count())),
            MaterialRef = (bits & EventPackFields.Material) == 0 ? null : ReadHash(ref reader).ToHex(),
            DeadlineAt = (bits & EventPackFields.Deadline) == 0 ? null : TypeHandlers.ToInstant(occurred + reader.Signed()),
            LimitSeconds = (bits & EventPackFields.Limit) == 0 ? null : reader.Signed(),
            Rules = (bits & EventPackFields.Rules) == 0 ? [] : ReadRules(ref reader, texts),
        };
    }

    private static void WriteText(ByteWriter writer, string? text)
    {
        if (text is not null)
        {
            writer.Text(text);
        }
    }

    internal static void WriteHash(ByteWriter writer, ReferenceHash? hash)
    {
        if (hash is { } known)
        {
            Span<byte> bytes = stackalloc byte[ReferenceHasher.HashLength];
            known.Write(bytes);
            writer.Bytes(bytes);
        }
    }

    private static string? ReadText(ref ByteReader reader, int bit, EventTexts texts) => bit == 0 ? null : texts.Codes.Get(reader.Bytes(reader.Count()));

    private static ReferenceHash ReadHash(ref ByteReader reader) => ReferenceHash.Of(reader.Bytes(ReferenceHasher.HashLength));

    private static string[] ReadRules(ref ByteReader reader, EventTexts texts)
    {
        var rules = new string[reader.Count()];
        for (var at = 0; at < rules.Length; at++)
        {
            rules[at] = texts.Codes.Get(reader.Bytes(reader.Count()));
        }

        return rules;
    }
}
