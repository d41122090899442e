using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Imports;

/// <summary>Events as the bytes of a spill.</summary>
internal static class EventRows
{
    internal static void Write(BinaryWriter writer, NoticeEvent one)
    {
        writer.Write(one.NoticeRef);
        writer.Write(one.Source);
        writer.Write(one.EventId);
        writer.Write((byte)one.Type);
        Write(writer, one.OccurredAt);
        Write(writer, one.RecordedAt);
        writer.Write(Filled(one));
        foreach (var text in Texts(one))
        {
            if (text is not null)
            {
                writer.Write(text);
            }
        }

        writer.Write7BitEncodedInt(one.Rules.Count);
        foreach (var rule in one.Rules)
        {
            writer.Write(rule);
        }

        writer.Write((byte)(one.Evidence is { } evidence ? (int)evidence + 1 : 0));
        writer.Write(one.LimitSeconds is not null);
        writer.Write(one.LimitSeconds ?? 0);
        writer.Write(one.DeadlineAt is not null);
        Write(writer, one.DeadlineAt ?? default);
    }

    internal static NoticeEvent Read(BinaryReader reader)
    {
        var one = new NoticeEvent
        {
            NoticeRef = reader.ReadString(),
            Source = reader.ReadString(),
            EventId = reader.ReadString(),
            Type = (EventType)reader.ReadByte(),
            OccurredAt = ReadInstant(reader),
            RecordedAt = ReadInstant(reader),
        };
        var filled = reader.ReadUInt16();
        var at = 0;
        one = one with
        {
            ItemRef = Next(),
            Provider = Next(),
            IssuerCountry = Next(),
            HostCountry = Next(),
            Category = Next(),
            NoticeType = Next(),
            Territory = Next(),
            MaterialRef = Next(),
            Target = Next(),
            Reason = Next(),
        };
        var rules = reader.Read7BitEncodedInt() is var count and > 0 ? new string[count] : [];
        for (var rule = 0; rule < rules.Length; rule++)
        {
            rules[rule] = reader.ReadString();
        }

        var evidence = reader.ReadByte();
        long? seconds = reader.ReadBoolean() ? reader.ReadInt64() : Skip(reader.ReadInt64());
        Instant? deadline = reader.ReadBoolean() ? ReadInstant(reader) : SkipInstant(ReadInstant(reader));
        return one with { Rules = rules, Evidence = evidence == 0 ? null : (Evidence)(evidence - 1), LimitSeconds = seconds, DeadlineAt = deadline };

        string? Next() => (filled & (1 << at++)) == 0 ? null : reader.ReadString();
    }

    private static string?[] Texts(NoticeEvent one) =>
        [one.ItemRef, one.Provider, one.IssuerCountry, one.HostCountry, one.Category, one.NoticeType, one.Territory, one.MaterialRef, one.Target, one.Reason];

    private static ushort Filled(NoticeEvent one)
    {
        var filled = 0;
        var at = 0;
        foreach (var text in Texts(one))
        {
            filled |= text is null ? 0 : 1 << at;
            at++;
        }

        return (ushort)filled;
    }

    private static long? Skip(long value) => value == 0 ? null : throw new InvalidDataException("A spill is damaged.");

    private static Instant? SkipInstant(Instant value) => value == default ? null : throw new InvalidDataException("A spill is damaged.");

    private static void Write(BinaryWriter writer, Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        writer.Write(ticks);
        writer.Write((byte)(instant - Instant.FromUnixTimeTicks(ticks)).TotalNanoseconds);
    }

    private static Instant ReadInstant(BinaryReader reader)
    {
        var ticks = reader.ReadInt64();
        return Instant.FromUnixTimeTicks(ticks).PlusNanoseconds(reader.ReadByte());
    }
}
