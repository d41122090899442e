using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>What has been published about one provider group.</summary>
internal sealed record PublishedProviderView
{
    internal required string Name { get; init; }

    /// <summary>Its other services by name; empty without any.</summary>
    internal required string Services { get; init; }

    internal required IReadOnlyList<TableRow> Reconciliation { get; init; }

    internal required IReadOnlyList<PublishedTable> Tables { get; init; }
}
