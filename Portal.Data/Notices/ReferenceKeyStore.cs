using System.Security.Cryptography;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// Keeps the secret key of the reference hashes in a file outside the database, readable by its owner alone, and
/// refuses a key that is not the one with which the database began.
/// </summary>
public sealed class ReferenceKeyStore(SettingStore settings)
{
    private const string Fingerprint = "reference_key_fingerprint";

    /// <summary>The hasher with the key of the file, which is made on first use.</summary>
    /// <param name="path">Where the key lies.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidOperationException">The key is not that of the database: with it every repeated event would count twice.</exception>
    public async Task<ReferenceHasher> OpenAsync(string path, CancellationToken cancellation)
    {
        var expected = await settings.FindAsync(Fingerprint, cancellation);
        if (!File.Exists(path) && expected is null)
        {
            await CreateAsync(path, cancellation);
        }

        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"The key {path} is missing. Restore it from the backup: without it no reference can be recognised.");
        }

        var key = await File.ReadAllBytesAsync(path, cancellation);
        var found = Convert.ToHexStringLower(HMACSHA256.HashData(key, "fingerprint"u8)[..8]);
        if (expected is not null && expected != found)
        {
            throw new InvalidOperationException($"The key {path} is not the one with which this database began. Restore the right one.");
        }

        if (expected is null)
        {
            await settings.PutAsync(Fingerprint, found, cancellation);
        }

        return new ReferenceHasher(key);
    }

    private static async Task CreateAsync(string path, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using var file = new FileStream(path, options);
            await file.WriteAsync(RandomNumberGenerator.GetBytes(ReferenceHasher.KeyLength), cancellation);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it in the same moment; its key is the one.
        }
    }
}
