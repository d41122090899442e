using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Cube;

/// <summary>
/// Hash of a cell for digests: the first half of SHA-256 over the names of its slice, parted by the unit separator, with the numbers of the
/// cell stirred in by the finaliser of SplitMix64. Numbers of tables and kinds are part of it and never change.
/// </summary>
internal static class CellHash
{
    /// <summary>The part that all cells of a slice share.</summary>
    internal static UInt128 OfSlice(SliceKey slice)
    {
        string[] parts =
        [
            Text(slice.Provider), Text(slice.HostCountry), Text(slice.IssuerCountry), Text(slice.Category), Text(slice.Rule), slice.IsSynthetic ? "synthetic" : "",
        ];
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts))));
    }

    /// <summary>hash(cell) times count, of both numbers of the cell.</summary>
    internal static UInt128 Of(UInt128 slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count)
    {
        unchecked
        {
            var name = Stir(Stir(slice, (ulong)at), ((ulong)(uint)bucket << 32) | (uint)part);
            var numbers = ((ulong)table << 8) | (ulong)kind;
            var sum = Stir(name, numbers) * (UInt128)(Int128)count.N;
            return count.Micros == 0 ? sum : sum + (Stir(name, numbers | (1UL << 32)) * (UInt128)(Int128)count.Micros);
        }
    }

    private static UInt128 Stir(UInt128 hash, ulong number)
    {
        unchecked
        {
            var low = Mix((ulong)hash ^ number);
            return new UInt128(Mix((ulong)(hash >> 64) + low + BitOperations.RotateLeft(number, 29)), low);
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    // A sum over all must not look like the value that is empty
    private static string Text(string? code) => code ?? "*";
}
