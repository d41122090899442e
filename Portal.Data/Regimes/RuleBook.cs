using System.Diagnostics;
using System.Text;

namespace Portal.Data.Regimes;

/// <summary>
/// The catalogue in force: what the files brought and what persons have approved since. Read again only when another state was stored,
/// also by another process. Without a stored state it is the catalogue of seed/.
/// </summary>
public sealed class RuleBook(RuleTextStore texts, PortalDataOptions options) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private Read? read;

    /// <summary>The newest state.</summary>
    public async Task<RuleCatalogue> CurrentAsync(CancellationToken cancellation) => (await HistoryAsync(cancellation)).Current;

    /// <summary>Every state.</summary>
    /// <exception cref="InvalidDataException">A stored row cannot be read with the words, zones and calendars of seed/.</exception>
    public async Task<RuleHistory> HistoryAsync(CancellationToken cancellation)
    {
        var newest = await texts.NewestAsync(cancellation);
        if (read is { } known && known.Newest == newest)
        {
            return known.History;
        }

        await gate.WaitAsync(cancellation);
        try
        {
            if (read?.Newest != newest)
            {
                read = new Read(newest, newest == 0 ? RuleHistory.Of(CatalogueFolder.Require(options.SeedFolder)) : await StoredAsync(cancellation));
            }

            return read.History;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Reads a catalogue's file with the words, zones and calendars of seed/.</summary>
    /// <param name="file">A JSON array of rows.</param>
    public CatalogueResult Check(string file)
    {
        using var rules = new MemoryStream(Encoding.UTF8.GetBytes(file));
        return CatalogueFolder.Load(options.SeedFolder, rules);
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<RuleHistory> StoredAsync(CancellationToken cancellation) =>
        new([.. (await texts.AllAsync(cancellation)).Select(edition => new RuleEdition(edition.Number, edition.KnownAt, edition.Origin, Require(edition)))]);

    private RuleCatalogue Require(StoredEdition edition) => Check(edition.File()) switch
    {
        CatalogueResult.Loaded loaded => loaded.Catalogue,
        CatalogueResult.Refused refused => throw new InvalidDataException(
            $"The stored catalogue {edition.Number} is refused: {string.Join("; ", refused.Problems)}"),
        _ => throw new UnreachableException(),
    };

    private sealed record Read(long Newest, RuleHistory History);
}
