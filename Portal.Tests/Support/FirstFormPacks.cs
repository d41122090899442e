using System.Text;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Tests.Support;

/// <summary>Writes packs of events as older versions did, for what carries them over.</summary>
internal sealed class FirstFormPacks
{
    private const byte Micros = 1;
    private const byte Seconds = 2;
    private const long MicrosPerSecond = 1_000_000;

    private readonly ByteWriter writer = new();
    private readonly Dictionary<string, int> references = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);
    private readonly byte[] hash = new byte[16];
    private readonly List<NoticeEvent> sorted = [];
    private byte[] id = new byte[1024];
    private byte[] idBefore = new byte[1024];

    internal byte[] Write(IReadOnlyCollection<NoticeEvent> events)
    {
        sorted.Clear();
        sorted.AddRange(events);
        sorted.Sort(static (left, right) => string.CompareOrdinal(left.EventId, right.EventId));
        writer.Clear();
        references.Clear();
        texts.Clear();
        var unit = Collect();
        writer.Byte(unit == 1 ? Micros : Seconds);
        WriteTables();
        writer.Unsigned((ulong)sorted.Count);
        var (idLength, occurred) = (0, 0L);
        foreach (var one in sorted)
        {
            idLength = WriteId(one.EventId, idLength);
            writer.Byte(EventPackFields.Kind(one));
            var (at, recorded) = (one.OccurredAt.ToMicros() / unit, one.RecordedAt.ToMicros() / unit);
            writer.Signed(at - occurred);
            writer.Signed(recorded - at);
            occurred = at;
            writer.Unsigned(one.ItemRef is null ? 0 : (ulong)references[one.ItemRef] + 1);
            WriteRest(one, at, unit);
        }

        BlockCheck.Write(writer, 0);
        return writer.Written.ToArray();
    }

    private long Collect()
    {
        var unit = MicrosPerSecond;
        foreach (var one in sorted)
        {
            if (one.OccurredAt.ToMicros() % MicrosPerSecond != 0 || one.RecordedAt.ToMicros() % MicrosPerSecond != 0
                || one.DeadlineAt?.ToMicros() % MicrosPerSecond is not (null or 0))
            {
                unit = 1;
            }

            Number(references, one.ItemRef);
            Number(references, one.MaterialRef);
            Number(texts, one.Provider);
            Number(texts, one.IssuerCountry);
            Number(texts, one.HostCountry);
            Number(texts, one.Category);
            Number(texts, one.NoticeType);
            Number(texts, one.Reason);
            Number(texts, one.Territory);
            foreach (var rule in one.Rules)
            {
                Number(texts, rule);
            }
        }

        return unit;
    }

    private static void Number(Dictionary<string, int> numbers, string? text)
    {
        if (text is not null)
        {
            numbers.TryAdd(text, numbers.Count);
        }
    }

    private void WriteTables()
    {
        writer.Unsigned((ulong)references.Count);
        foreach (var reference in references.Keys)
        {
            _ = Convert.FromHexString(reference, hash, out _, out _);
            writer.Bytes(hash);
        }

        writer.Unsigned((ulong)texts.Count);
        foreach (var text in texts.Keys)
        {
            writer.Text(text);
        }
    }

    private int WriteId(string text, int lengthBefore)
    {
        (id, idBefore) = (idBefore, id);
        var length = Encoding.UTF8.GetBytes(text, id);
        var shared = id.AsSpan(0, length).CommonPrefixLength(idBefore.AsSpan(0, lengthBefore));
        writer.Unsigned((ulong)shared);
        writer.Unsigned((ulong)(length - shared));
        writer.Bytes(id.AsSpan(shared, length - shared));
        return length;
    }

    private void WriteRest(NoticeEvent one, long at, long unit)
    {
        var bits = EventPackFields.Of(one);
        writer.Unsigned((ulong)bits);
        if (bits == 0)
        {
            return;
        }

        WriteNumber(one.Provider);
        WriteNumber(one.IssuerCountry);
        WriteNumber(one.HostCountry);
        WriteNumber(one.Category);
        WriteNumber(one.NoticeType);
        if (one.DeadlineAt is { } deadline)
        {
            writer.Signed((deadline.ToMicros() / unit) - at);
        }

        if (one.MaterialRef is { } material)
        {
            writer.Unsigned((ulong)references[material]);
        }

        WriteNumber(one.Reason);
        if (one.Rules.Count > 0)
        {
            writer.Unsigned((ulong)one.Rules.Count);
            foreach (var rule in one.Rules)
            {
                WriteNumber(rule);
            }
        }

        if (one.LimitSeconds is { } seconds)
        {
            writer.Signed(seconds);
        }

        WriteNumber(one.Territory);
        if (one.Target is { } target)
        {
            writer.Text(target);
        }
    }

    private void WriteNumber(string? text)
    {
        if (text is not null)
        {
            writer.Unsigned((ulong)texts[text]);
        }
    }
}
