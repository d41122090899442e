namespace Portal.Data.Imports;

/// <summary>The cells of one row, by column, reused from row to row.</summary>
internal sealed class CellBuffer
{
    private readonly byte[] bytes = new byte[LineReader.MaxLineBytes];
    private readonly (int Start, int Length)[] cells = new (int, int)[EventColumns.Count];
    private readonly bool[] isSet = new bool[EventColumns.Count];
    private int used;

    /// <summary>The value of a column; empty when the row does not have it.</summary>
    internal ReadOnlySpan<byte> this[EventColumn column] => bytes.AsSpan(cells[(int)column].Start, cells[(int)column].Length);

    internal void Clear()
    {
        used = 0;
        Array.Clear(cells);
        Array.Clear(isSet);
    }

    /// <summary>Room for a value of at most the given length; close it with <see cref="Commit"/>.</summary>
    internal Span<byte> Reserve(int length) => bytes.AsSpan(used, length);

    /// <summary>Takes the reserved bytes as the column's value; false if the column has one already.</summary>
    internal bool Commit(EventColumn column, int length)
    {
        if (isSet[(int)column])
        {
            return false;
        }

        isSet[(int)column] = true;
        cells[(int)column] = (used, length);
        used += length;
        return true;
    }
}
