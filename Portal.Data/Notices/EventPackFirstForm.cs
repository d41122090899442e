using System.Text;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Reads packs of the first form, in whole bytes, for the migration that writes them anew.</summary>
internal static class EventPackFirstForm
{
    private const int HashLength = 16;
    private const byte Micros = 1;
    private const long MicrosPerSecond = 1_000_000;
    private const string Remedy = "Events stand nowhere else: bring back a backup, or send them again.";

    /// <summary>Appends the events of a pack to a list.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static void Read(ReadOnlySpan<byte> pack, string source, string noticeRef, TextPool pool, List<NoticeEvent> events)
    {
        var reader = new ByteReader(BlockCheck.Verified(pack, Remedy));
        var unit = reader.Byte() == Micros ? 1 : MicrosPerSecond;
        var references = new string[reader.Count()];
        for (var at = 0; at < references.Length; at++)
        {
            references[at] = ReferenceHash.Of(reader.Bytes(HashLength)).ToHex();
        }

        var texts = new string[reader.Count()];
        for (var at = 0; at < texts.Length; at++)
        {
            texts[at] = pool.Get(reader.Bytes(reader.Count()));
        }

        Span<byte> id = stackalloc byte[1024];
        var occurred = 0L;
        for (var left = reader.Count(); left > 0; left--)
        {
            var shared = reader.Count();
            var own = reader.Bytes(reader.Count());
            own.CopyTo(id[shared..]);
            var type = reader.Byte();
            occurred += reader.Signed();
            var recorded = occurred + reader.Signed();
            var eventId = Encoding.UTF8.GetString(id[..(shared + own.Length)]);
            events.Add(ReadOne(ref reader, source, noticeRef, eventId, type, (occurred, recorded, unit), references, texts));
        }

        BlockCheck.RequireEnd(reader);
    }

    private static NoticeEvent ReadOne(
        ref ByteReader reader, string source, string noticeRef, string eventId, byte type, (long At, long Recorded, long Unit) times, string[] references, string[] texts)
    {
        var item = reader.Count();
        var bits = reader.Count();
        return new NoticeEvent
        {
            Source = source,
            NoticeRef = noticeRef,
            EventId = eventId,
            Type = EventPackFields.TypeIn(type),
            Evidence = EventPackFields.EvidenceIn(type),
            OccurredAt = TypeHandlers.ToInstant(times.At * times.Unit),
            RecordedAt = TypeHandlers.ToInstant(times.Recorded * times.Unit),
            ItemRef = item == 0 ? null : references[item - 1],
            Provider = ReadText(ref reader, bits & EventPackFields.Provider, texts),
            IssuerCountry = ReadText(ref reader, bits & EventPackFields.IssuerCountry, texts),
            HostCountry = ReadText(ref reader, bits & EventPackFields.HostCountry, texts),
            Category = ReadText(ref reader, bits & EventPackFields.Category, texts),
            NoticeType = ReadText(ref reader, bits & EventPackFields.NoticeType, texts),
            DeadlineAt = (bits & EventPackFields.Deadline) == 0 ? null : TypeHandlers.ToInstant((times.At + reader.Signed()) * times.Unit),
            MaterialRef = (bits & EventPackFields.Material) == 0 ? null : references[reader.Count()],
            Reason = ReadText(ref reader, bits & EventPackFields.Reason, texts),
            Rules = (bits & EventPackFields.Rules) == 0 ? [] : ReadRules(ref reader, texts),
            LimitSeconds = (bits & EventPackFields.Limit) == 0 ? null : reader.Signed(),
            Territory = ReadText(ref reader, bits & EventPackFields.Territory, texts),
            Target = (bits & EventPackFields.Target) == 0 ? null : Encoding.UTF8.GetString(reader.Bytes(reader.Count())),
        };
    }

    private static string? ReadText(ref ByteReader reader, int bit, string[] texts) => bit == 0 ? null : texts[reader.Count()];

    private static string[] ReadRules(ref ByteReader reader, string[] texts)
    {
        var rules = new string[reader.Count()];
        for (var at = 0; at < rules.Length; at++)
        {
            rules[at] = texts[reader.Count()];
        }

        return rules;
    }
}
