using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace Portal.Data.Storage;

/// <summary>
/// Bytes that wait outside of memory: a temporary file that is made when something is first written and that is gone with whoever made it,
/// even where that is killed.
/// </summary>
/// <param name="folder">Where it lies.</param>
internal sealed class SpillFile(string folder) : IDisposable
{
    private SafeFileHandle? file;
    private long length;

    /// <summary>Beside the database, where room for as much as it holds must be anyway; in the system's place for such files where it has no file.</summary>
    internal static SpillFile Beside(DbConnection connection) =>
        new(connection is SqliteConnection { DataSource: { Length: > 0 } path } && File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : Path.GetTempPath());

    /// <summary>Appends bytes and says where they begin.</summary>
    /// <exception cref="IOException">There is no room; the message is one line that says so.</exception>
    internal long Append(ReadOnlySpan<byte> bytes)
    {
        file ??= Open();
        try
        {
            RandomAccess.Write(file, bytes, length);
        }
        catch (Exception failure) when (failure is IOException or ArgumentOutOfRangeException)
        {
            // The runtime says of a file that may not grow that its length is out of range
            throw new IOException($"disk-full: the temporary file in {folder} could not grow. What was under way was taken back; make room and try again.", failure);
        }

        length += bytes.Length;
        return length - bytes.Length;
    }

    /// <summary>Reads bytes back.</summary>
    internal void Read(long at, Span<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file ?? throw new InvalidOperationException("Nothing was spilled."), bytes, at);
            if (read == 0)
            {
                throw new InvalidDataException("A spill is damaged.");
            }

            at += read;
            bytes = bytes[read..];
        }
    }

    /// <summary>Forgets everything that was appended.</summary>
    internal void Clear() => length = 0;

    public void Dispose() => file?.Dispose();

    private SafeFileHandle Open()
    {
        var path = Path.Combine(folder, "portal-spill-" + Path.GetRandomFileName());
        var opened = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            // The name goes at once, so that nothing is left behind by a kill; the bytes go with the handle
            File.Delete(path);
        }

        return opened;
    }
}
