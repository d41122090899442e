using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Changes of the finest slices that are too many to wait in memory: runs in the order of blocks, which are merged when all have come, so that a
/// block is read and written once however many changes there were.
/// </summary>
/// <param name="file">Holds them.</param>
internal sealed class SpilledCells(SpillFile file) : IDisposable
{
    // Of all runs of a table and period, which are read side by side
    private const int MostBytes = 1 << 24;
    private const int LeastBytesAtOnce = 1 << 12;

    private readonly List<CellRun> runs = [];
    private readonly List<Piece> pieces = [];
    private readonly ByteWriter writer = new();
    private readonly ByteWriter own = new();

    internal bool IsEmpty => runs.Count == 0;

    /// <summary>How often sums were taken.</summary>
    internal int Times { get; private set; }

    /// <summary>Takes the sums of each slice, by its number.</summary>
    internal void Add(IReadOnlyDictionary<int, CodedCell[]> sums)
    {
        Times++;
        pieces.Clear();
        foreach (var (slice, cells) in sums)
        {
            foreach (var change in BlockChange.Cut(slice, cells, withGroups: false))
            {
                pieces.Add(new((change.Table, change.Period), slice, change.Cells));
            }
        }

        pieces.Sort(static (left, right) => left.Place != right.Place ? left.Place.CompareTo(right.Place) : left.Slice.CompareTo(right.Slice));
        for (var from = 0; from < pieces.Count;)
        {
            writer.Clear();
            var (first, next) = (pieces[from], from);
            for (; next < pieces.Count && pieces[next].Place == first.Place; next++)
            {
                CellRunReader.Write(writer, own, pieces[next].Slice, pieces[next].Cells.Span);
            }

            runs.Add(new(first.Place.Table, first.Place.Period, file.Append(writer.Written), writer.Length));
            from = next;
        }

        pieces.Clear();
    }

    /// <summary>Everything, in portions that share no block unless one table and period alone has more cells than a portion; then nothing waits.</summary>
    /// <param name="mostCells">So many cells make a portion.</param>
    internal IEnumerable<IReadOnlyDictionary<int, CodedCell[]>> Take(int mostCells)
    {
        var portion = new Dictionary<int, CodedCell[]>();
        var cells = 0;
        foreach (var period in runs.GroupBy(run => (run.Table, run.Period)).OrderBy(some => some.Key).ToList())
        {
            var bytesAtOnce = Math.Max(LeastBytesAtOnce, MostBytes / period.Count());
            foreach (var (slice, sum) in Merged([.. period.Select(run => new CellRunReader(file, run, bytesAtOnce))]))
            {
                ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(portion, slice, out _);
                sums = sums is null ? sum : [.. sums, .. sum];
                cells += sum.Length;
                if (cells >= mostCells)
                {
                    yield return portion;
                    (portion, cells) = ([], 0);
                }
            }
        }

        runs.Clear();
        file.Clear();
        if (portion.Count > 0)
        {
            yield return portion;
        }
    }

    public void Dispose() => file.Dispose();

    private static IEnumerable<(int Slice, CodedCell[] Cells)> Merged(List<CellRunReader> readers)
    {
        var room = (Array.Empty<CodedCell>(), Array.Empty<CodedCell>());
        var some = new List<CodedCell[]>();
        while (readers.Count > 0)
        {
            var slice = readers.Min(reader => reader.Slice);
            some.Clear();
            foreach (var reader in readers)
            {
                if (reader.Slice == slice)
                {
                    some.Add(reader.Take());
                }
            }

            readers.RemoveAll(reader => reader.Slice < 0);
            var sum = some.Count == 1 ? some[0] : CellSums.Of(some, ref room);
            if (sum.Length > 0)
            {
                yield return (slice, sum);
            }
        }
    }

    /// <summary>Cells of one slice, table and period.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Piece((CellTable Table, int Period) Place, int Slice, ReadOnlyMemory<CodedCell> Cells);
}
