using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Appends events. What is committed survives a kill; what is not leaves no trace.</summary>
public sealed class NoticeStore(Database database, ReferenceHasher hasher, INoticeChangeStore changes)
{
    /// <summary>How much of a transaction waits before it is folded.</summary>
    internal WaitingLimits Limits { get; init; } = WaitingLimits.Usual;

    /// <summary>Hashes the references of one source's events.</summary>
    internal ReferenceCache ReferencesOf(Source source) => new(hasher, source.Namespace);

    /// <summary>Begins one durable transaction of one source. Dispose without commit takes everything back.</summary>
    /// <param name="source">Who sends; its code must be stored.</param>
    /// <param name="fold">How the state of touched notices follows from their events.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="DatabaseBusyException">Another program is writing and does not end.</exception>
    public async Task<NoticeBatchStore> BeginAsync(Source source, NoticeFold fold, CancellationToken cancellation)
    {
        var connection = await database.OpenAsync(cancellation);
        try
        {
            return await NoticeBatchStore.OpenAsync(connection, database.Dialect, source, hasher, fold, changes, Limits, cancellation);
        }
        catch (Exception failure) when (DatabaseBusyException.IsSaidBy(failure))
        {
            await connection.DisposeAsync();
            throw new DatabaseBusyException("The database is busy with another import. Try again later.", failure);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
