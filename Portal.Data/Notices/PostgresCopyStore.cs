using Npgsql;
using NpgsqlTypes;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Writes rows of the binary copies.</summary>
internal static class PostgresCopyStore
{
    internal static void WritePack(NpgsqlBinaryImporter copy, EventPack pack)
    {
        copy.StartRow();
        copy.Write(pack.Id, NpgsqlDbType.Bigint);
        copy.Write(pack.SourceId, NpgsqlDbType.Bigint);
        copy.Write(pack.Bytes, NpgsqlDbType.Bytea);
    }

    /// <summary>One event a row, as it came; see <see cref="RawInsertStore"/>.</summary>
    internal static void WriteRaw(NpgsqlBinaryImporter copy, int position, NoticeEvent one, RawReferences references)
    {
        copy.StartRow();
        copy.Write((long)position, NpgsqlDbType.Bigint);
        copy.Write(references.NoticeId, NpgsqlDbType.Bigint);
        copy.Write(one.EventId, NpgsqlDbType.Text);
        Write(copy, references.Item);
        copy.Write((long)one.Type, NpgsqlDbType.Bigint);
        copy.Write(one.OccurredAt.ToMicros(), NpgsqlDbType.Bigint);
        copy.Write(one.RecordedAt.ToMicros(), NpgsqlDbType.Bigint);
        Write(copy, one.Provider is null ? null : 1L);
        Write(copy, one.IssuerCountry);
        Write(copy, one.HostCountry);
        Write(copy, one.Category);
        Write(copy, one.NoticeType);
        Write(copy, RawReferences.RulesOf(one));
        Write(copy, one.LimitSeconds);
        Write(copy, one.DeadlineAt?.ToMicros());
        Write(copy, one.Territory);
        Write(copy, references.Material);
        Write(copy, one.Target);
        Write(copy, one.Reason);
        Write(copy, (long?)one.Evidence);
    }

    private static void Write(NpgsqlBinaryImporter copy, string? value)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(value, NpgsqlDbType.Text);
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, byte[]? value)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(value, NpgsqlDbType.Bytea);
        }
    }

    private static void Write(NpgsqlBinaryImporter copy, long? value)
    {
        if (value is { } known)
        {
            copy.Write(known, NpgsqlDbType.Bigint);
        }
        else
        {
            copy.WriteNull();
        }
    }
}
