using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Storage;

namespace Portal.Tests.Support;

/// <summary>The items of <see cref="ReleaseWorld"/> as events in a database.</summary>
internal static class StoredReleaseWorld
{
    internal static string ProgrammeJson => ReleaseWorld.ProgrammeJson;

    internal static async Task StoreAsync(Database database)
    {
        await new SourceStore(database).PutAsync(SyntheticNotices.Source, CancellationToken.None);
        await new ProviderStore(database).PutAsync([.. ReleaseWorld.Providers], CancellationToken.None);
        var store = new NoticeStore(database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), new CubeStore());
        await using var batch = await store.BeginAsync(SyntheticNotices.Source, SyntheticNotices.Fold, CancellationToken.None);
        await batch.AppendAsync([.. ReleaseWorld.Items().SelectMany(Events)], CancellationToken.None);
        await batch.CommitAsync(CancellationToken.None);
    }

    private static IEnumerable<NoticeEvent> Events(StoredItem item)
    {
        var state = item.State;
        var issued = new NoticeEvent
        {
            Source = SyntheticNotices.Source.Code,
            EventId = FormattableString.Invariant($"issued-{item.Id}"),
            NoticeRef = FormattableString.Invariant($"n{item.NoticeId}"),
            ItemRef = FormattableString.Invariant($"i{item.Id}"),
            Type = EventType.Issued,
            OccurredAt = state.IssuedAt,
            RecordedAt = state.IssuedAt,
            Provider = state.Provider,
            IssuerCountry = state.IssuerCountry,
            HostCountry = state.HostCountry,
            Category = state.Category,
            NoticeType = "hotline_notice",
            DeadlineAt = state.DeadlineAt,
        };
        yield return issued;
        if (state.RemovedAt is { } removed)
        {
            yield return issued with
            {
                EventId = FormattableString.Invariant($"removed-{item.Id}"),
                Type = EventType.Removed,
                OccurredAt = removed,
                RecordedAt = removed,
                Provider = null,
                IssuerCountry = null,
                HostCountry = null,
                Category = null,
                NoticeType = null,
                DeadlineAt = null,
                Evidence = Evidence.Crawler,
            };
        }
    }
}
