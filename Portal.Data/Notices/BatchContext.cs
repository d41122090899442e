namespace Portal.Data.Notices;

/// <summary>What a batch knows of its source and of the codes behind ids.</summary>
/// <param name="Source">Who sends.</param>
/// <param name="SourceId">Its id.</param>
/// <param name="Sources">Codes of all sources by id.</param>
/// <param name="ProviderIds">Ids of all providers by code.</param>
internal sealed record BatchContext(Source Source, long SourceId, IReadOnlyDictionary<long, string> Sources, IReadOnlyDictionary<string, long> ProviderIds)
{
    /// <summary>Codes of all providers by id.</summary>
    internal IReadOnlyDictionary<long, string> Providers { get; } = ProviderIds.ToDictionary(pair => pair.Value, pair => pair.Key);
}
