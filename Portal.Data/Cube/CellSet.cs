using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Cube;

/// <summary>
/// Signed cells: a commutative group, so that order and grouping of additions never matter. Cells that come to nothing are not kept,
/// hence two sets are equal exactly when they hold the same.
/// </summary>
internal sealed class CellSet
{
    private readonly Dictionary<CellKey, CellCount> cells = [];

    /// <summary>The cells that are not zero.</summary>
    internal IReadOnlyDictionary<CellKey, CellCount> Cells => cells;

    /// <summary>Adds one cell.</summary>
    internal void Add(CellKey key, CellCount count)
    {
        var sum = cells.GetValueOrDefault(key) + count;
        if (sum == default)
        {
            cells.Remove(key);
        }
        else
        {
            cells[key] = sum;
        }
    }

    /// <summary>Adds all cells of another set.</summary>
    internal void Add(CellSet other)
    {
        foreach (var (key, count) in other.cells)
        {
            Add(key, count);
        }
    }

    /// <summary>Takes all cells of another set away.</summary>
    internal void Subtract(CellSet other)
    {
        foreach (var (key, count) in other.cells)
        {
            Add(key, -count);
        }
    }

    /// <summary>The same with coarser slices: what <paramref name="coarser"/> makes equal is summed.</summary>
    internal CellSet RolledUp(Func<SliceKey, SliceKey> coarser)
    {
        var sum = new CellSet();
        foreach (var (key, count) in cells)
        {
            sum.Add(key with { Slice = coarser(key.Slice) }, count);
        }

        return sum;
    }

    /// <summary>
    /// Sum modulo 2^128 of hash(cell) times count: free of order, additive over sets, and recomputable by anybody who has the events.
    /// The hash is the first half of SHA-256 over the names and numbers of the cell, parted by the unit separator.
    /// </summary>
    internal UInt128 Digest()
    {
        UInt128 sum = 0;
        foreach (var (key, count) in cells)
        {
            unchecked
            {
                sum += Hash(key, "n") * (UInt128)(Int128)count.N;
                sum += Hash(key, "micros") * (UInt128)(Int128)count.Micros;
            }
        }

        return sum;
    }

    private static UInt128 Hash(CellKey key, string part)
    {
        var slice = key.Slice;
        string?[] parts =
        [
            key.Table.ToString(), Text(slice.Provider), Text(slice.HostCountry), Text(slice.IssuerCountry), Text(slice.Category), Text(slice.Rule),
            FormattableString.Invariant($"{key.At}"), FormattableString.Invariant($"{key.Bucket}"), key.Kind.ToString(), part,
        ];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', parts)));
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    // A sum over all must not look like the value that is empty
    private static string Text(string? code) => code ?? "*";
}
