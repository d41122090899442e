using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>A page of the provider groups that figures speak of.</summary>
internal sealed record PublishedProvidersView
{
    internal required IReadOnlyList<TableRow> Rows { get; init; }

    internal required string Matching { get; init; }

    internal required int Page { get; init; }

    internal required int PageCount { get; init; }
}
