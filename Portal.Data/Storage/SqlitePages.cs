using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Portal.Data.Storage;

/// <summary>
/// Counts the pages of a SQLite file's trees, for builds of SQLite without the table that tells, with those of values too long for one page.
/// Source: sqlite.org/fileformat2.html, sections 1.3 and 1.6.
/// </summary>
internal sealed class SqlitePages : IDisposable
{
    private const int FileHeader = 100;
    private const int InteriorHeader = 12;
    private const int LeafHeader = 8;
    private const byte InteriorOfIndex = 2;
    private const byte InteriorOfTable = 5;
    private const byte LeafOfTable = 13;

    private readonly SafeFileHandle file;
    private readonly int pageSize;

    internal SqlitePages(string path)
    {
        file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[FileHeader];
        RandomAccess.Read(file, header, 0);
        var written = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16));
        pageSize = written == 1 ? 65_536 : written;
    }

    /// <summary>Bytes of the tree that begins at a page.</summary>
    internal long BytesUnder(int rootPage)
    {
        var waiting = new Stack<int>([rootPage]);
        var page = new byte[pageSize];
        long pages = 0;
        while (waiting.TryPop(out var number))
        {
            pages++;
            RandomAccess.Read(file, page, (number - 1L) * pageSize);
            var start = number == 1 ? FileHeader : 0;
            var kind = page[start];
            var isInterior = kind is InteriorOfIndex or InteriorOfTable;
            if (isInterior)
            {
                waiting.Push((int)BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(start + 8)));
            }

            var cells = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(start + 3));
            for (var cell = 0; cell < cells; cell++)
            {
                var at = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(start + (isInterior ? InteriorHeader : LeafHeader) + cell * 2));
                if (isInterior)
                {
                    waiting.Push((int)BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at)));
                }

                pages += kind == InteriorOfTable ? 0 : PagesBeyond(PayloadAt(page.AsSpan(isInterior ? at + 4 : at)), kind == LeafOfTable);
            }
        }

        return pages * pageSize;
    }

    public void Dispose() => file.Dispose();

    /// <summary>Pages that hold what of a value does not fit beside others.</summary>
    private long PagesBeyond(long payload, bool isTable)
    {
        // No database here reserves bytes at the end of a page
        var least = ((pageSize - 12) * 32 / 255) - 23;
        var most = isTable ? pageSize - 35 : ((pageSize - 12) * 64 / 255) - 23;
        if (payload <= most)
        {
            return 0;
        }

        var own = least + ((payload - least) % (pageSize - 4));
        return (payload - (own <= most ? own : least) + pageSize - 5) / (pageSize - 4);
    }

    /// <summary>The number of variable length that a cell begins with, high bits first.</summary>
    private static long PayloadAt(ReadOnlySpan<byte> cell)
    {
        var value = 0L;
        for (var at = 0; ; at++)
        {
            value = (value << 7) | (long)(cell[at] & 0x7F);
            if (cell[at] < 0x80)
            {
                return value;
            }
        }
    }
}
