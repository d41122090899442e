using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Ties a database to the key of its references: with another key every known notice would silently become a new one.</summary>
public sealed class ReferenceKeyCheck(SettingStore settings, ReferenceHasher hasher)
{
    private const string Name = "reference_key_fingerprint";

    /// <summary>Remembers the key at the first start, and later refuses another one.</summary>
    /// <exception cref="InvalidOperationException">The key is not the one that this database was begun with.</exception>
    public async Task EnsureAsync(CancellationToken cancellation)
    {
        var fingerprint = hasher.Fingerprint();
        var known = await settings.FindAsync(Name, cancellation);
        if (known is null)
        {
            await settings.PutAsync(Name, fingerprint, cancellation);
        }
        else if (known != fingerprint)
        {
            throw new InvalidOperationException(
                "The reference key is not the one that this database was begun with. Put the right reference.key back from a backup: with another key, notices that are known would be counted again.");
        }
    }
}
