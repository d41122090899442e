using System.Runtime.InteropServices;

namespace Portal.Data.Imports;

/// <summary>An event id and its content in fixed size.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct IdRow(UInt128 Id, long Row, ulong Content)
{
    internal static int Compare(IdRow left, IdRow right) => left.Id.CompareTo(right.Id) is var by and not 0 ? by : left.Row.CompareTo(right.Row);

    internal static void Write(BinaryWriter writer, IdRow row)
    {
        writer.Write((ulong)(row.Id >> 64));
        writer.Write(unchecked((ulong)row.Id));
        writer.Write(row.Row);
        writer.Write(row.Content);
    }

    internal static IdRow Read(BinaryReader reader) => new(new UInt128(reader.ReadUInt64(), reader.ReadUInt64()), reader.ReadInt64(), reader.ReadUInt64());
}
