using System.Security.Cryptography;

namespace Portal.Data.Storage;

/// <summary>A secret that lies in a file of its own, outside the database and readable by its owner only.</summary>
public static class SecretFile
{
    /// <summary>The secret; made with random bytes when the file does not exist.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="length">Number of bytes.</param>
    /// <exception cref="InvalidOperationException">The file has another length.</exception>
    public static byte[] LoadOrCreate(string path, int length)
    {
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Create(path, length);
        }

        var secret = File.ReadAllBytes(path);
        return secret.Length == length
            ? secret
            : throw new InvalidOperationException($"{path} should hold {length} bytes and holds {secret.Length}. Restore it from a backup: without it, known references can't be recognised.");
    }

    /// <summary>Whole or not at all, and once: of several processes that begin together all end up with the same secret.</summary>
    private static void Create(string path, int length)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var draft = $"{path}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";
        using (var stream = new FileStream(draft, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(length));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
