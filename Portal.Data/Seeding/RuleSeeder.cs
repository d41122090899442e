using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>
/// Loads the catalogue's file, and again only when a file of the catalogue is another one than last time. A row that persons have changed
/// through approval stays theirs.
/// </summary>
public sealed class RuleSeeder(Database database, RuleBook book, RuleStore rules, SettingStore settings, IClock clock)
{
    private const string Fingerprint = "rules_sha256";

    private static readonly string[] Files =
        ["regimes.json", "regime-vocabulary.json", "jurisdictions.csv", Path.Combine("calendars", "weekends.csv"), Path.Combine("calendars", "holidays.csv")];

    /// <summary>Loads what is not loaded yet.</summary>
    /// <param name="folder">Folder of the catalogue.</param>
    /// <param name="cancellation">Stops before anything is stored.</param>
    /// <returns>True where something was loaded now.</returns>
    /// <exception cref="InvalidDataException">The files are refused; the message has the path of each error.</exception>
    public async Task<bool> SeedAsync(string folder, CancellationToken cancellation)
    {
        var fingerprint = await FingerprintAsync(folder, cancellation);
        if (await settings.FindAsync(Fingerprint, cancellation) == fingerprint)
        {
            return false;
        }

        CatalogueFolder.Require(folder);
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "regimes.json"), cancellation);
        await StoreAsync(RuleText.Rows(file), cancellation);
        await rules.PutAsync(await book.CurrentAsync(cancellation), cancellation);
        await settings.PutAsync(Fingerprint, fingerprint, cancellation);
        return true;
    }

    private async Task StoreAsync(IReadOnlyList<(string Id, string Body)> rows, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var stored = await RuleTextStore.AllAsync(transaction, cancellation);
        var before = stored.Count == 0 ? [] : stored[^1].Texts.ToDictionary(text => text.RuleId, StringComparer.Ordinal);
        var number = stored.Count + 1L;
        var changed = Changed(rows, before, number).ToList();
        if (changed.Count > 0)
        {
            await RuleTextStore.AddAsync(transaction, number, clock.GetCurrentInstant(), "file", changed, cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    private static IEnumerable<StoredText> Changed(IReadOnlyList<(string Id, string Body)> rows, Dictionary<string, StoredText> before, long number)
    {
        for (var at = 0; at < rows.Count; at++)
        {
            var (id, body) = rows[at];
            if (!before.Remove(id, out var old) || (old.Origin == "file" && (old.Body != body || old.Position != at)))
            {
                yield return new StoredText(id, number, at, body, "file");
            }
        }

        foreach (var gone in before.Values.Where(text => text is { Origin: "file", Body: not null }))
        {
            yield return gone with { Body = null, Edition = number };
        }
    }

    private static async Task<string> FingerprintAsync(string folder, CancellationToken cancellation)
    {
        var sums = new StringBuilder();
        foreach (var name in Files)
        {
            await using var stream = File.OpenRead(Path.Combine(folder, name));
            sums.Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(sums.ToString())));
    }
}
