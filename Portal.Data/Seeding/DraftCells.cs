using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>The cells of an event as they stand in a file.</summary>
internal static class DraftCells
{
    private const string Hotline = "hotline_notice";
    private const string Authority = "authority_removal_order";

    internal static string?[] Of(SyntheticWorld world, NoticePlan plan, DraftEvent one)
    {
        var cells = new string?[EventColumns.Count];
        Set(cells, EventColumn.EventId, IdOf(plan, one));
        Set(cells, EventColumn.NoticeRef, $"n-{plan.Key}");
        Set(cells, EventColumn.ItemRef, one.Item is { } item ? $"i-{plan.Key}-{item:00}" : null);
        Set(cells, EventColumn.Type, EventWords.Of(one.Type));
        Set(cells, EventColumn.OccurredAt, TimeOf(world, one.At));
        Set(cells, EventColumn.RecordedAt, TimeOf(world, one.KnownAt));
        Set(cells, EventColumn.Provider, one.Provider is { } provider ? world.Providers[provider].Code : null);
        if (one.HasDimensions)
        {
            Set(cells, EventColumn.IssuerCountry, world.CountryCode(plan.Hotline));
            Set(cells, EventColumn.HostCountry, world.CountryCode(plan.Host));
            Set(cells, EventColumn.Category, SyntheticCategories.All[plan.Category].Code);
            Set(cells, EventColumn.NoticeType, plan.Draws.Uniform(20) < 0.8 ? Hotline : Authority);
        }

        Set(cells, EventColumn.DeadlineAt, one.DeadlineAt is { } deadline ? TimeOf(world, deadline) : null);
        Set(cells, EventColumn.MaterialRef, one.Material);
        Set(cells, EventColumn.Target, one.Target is null ? null : IdOf(plan, one.Target));
        Set(cells, EventColumn.Reason, one.Reason);
        Set(cells, EventColumn.Evidence, one.Evidence is { } evidence ? EventWords.Of(evidence) : null);
        return cells;
    }

    private static void Set(string?[] cells, EventColumn column, string? value) => cells[(int)column] = value;

    private static string IdOf(NoticePlan plan, DraftEvent one) => $"e-{plan.Key}-{one.Sequence}";

    private static string TimeOf(SyntheticWorld world, long seconds) => EventWriter.TimeText(world.Start + Duration.FromSeconds(seconds));
}
