using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Portal.Data.Storage;

/// <summary>
/// Counts the pages of a SQLite file's trees, for builds of SQLite without the table that tells. Pages of values too long for one page are not counted.
/// Source: sqlite.org/fileformat2.html, sections 1.3 and 1.6.
/// </summary>
internal sealed class SqlitePages : IDisposable
{
    private const int FileHeader = 100;
    private const int InteriorHeader = 12;
    private const byte InteriorOfIndex = 2;
    private const byte InteriorOfTable = 5;

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
            if (page[start] is not (InteriorOfIndex or InteriorOfTable))
            {
                continue;
            }

            waiting.Push((int)BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(start + 8)));
            var cells = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(start + 3));
            for (var cell = 0; cell < cells; cell++)
            {
                var at = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(start + InteriorHeader + cell * 2));
                waiting.Push((int)BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at)));
            }
        }

        return pages * pageSize;
    }

    public void Dispose() => file.Dispose();
}
