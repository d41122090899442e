namespace Portal.Data.Releases.Formats;

/// <summary>A file that is written bit by bit, as a whole: for cuts and for small ones.</summary>
public static class FileBytes
{
    /// <summary>What the writer writes.</summary>
    public static byte[] Of(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
