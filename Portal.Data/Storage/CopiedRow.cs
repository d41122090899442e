using Npgsql;
using NpgsqlTypes;

namespace Portal.Data.Storage;

/// <summary>The row of a binary copy that is being written.</summary>
internal sealed class CopiedRow(NpgsqlBinaryImporter copy) : IRowValues
{
    public void Put(long? value)
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

    public void Put(byte[]? value)
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

    public void Put(string? value)
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

    public void Put(bool value) => copy.Write(value, NpgsqlDbType.Boolean);
}
