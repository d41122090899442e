using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Data.Cube;

/// <summary>
/// Reads the demonstration's synthetic notices as if a proposed limit had bound every one of them. Made once an hour; undetermined items stay
/// undetermined, and what rests on fewer than ten items is hidden as everywhere.
/// </summary>
public sealed class WhatIfQueries(PublicSlices slices, RuleBook book) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private Made? made;

    /// <summary>One answer for each rule that is not in force and has a limit that a removal can meet, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<WhatIf>> AllAsync(CancellationToken cancellation)
    {
        var history = await book.HistoryAsync(cancellation);
        var asOf = slices.AsOf();
        await gate.WaitAsync(cancellation);
        try
        {
            if (made is null || made.AsOf != asOf || made.Edition != history.Number || made.Found.All(one => one.Slice.Status == CellStatus.NotApplicable))
            {
                made = new Made(asOf, history.Number, await MakeAsync(history.Current, cancellation));
            }

            return made.Found;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The due time that a rule would have set; null where it sets none.</summary>
    /// <param name="rule">A rule of the catalogue.</param>
    /// <param name="catalogue">Zones and calendars.</param>
    /// <param name="item">Sending and receipt count.</param>
    internal static Instant? Due(Rule rule, RuleCatalogue catalogue, ItemState item)
    {
        var issued = new NoticeEvent
        {
            Source = "what-if",
            EventId = "issued",
            NoticeRef = "what-if",
            Type = EventType.Issued,
            OccurredAt = item.IssuedAt,
            RecordedAt = item.IssuedAt,
            Rules = [rule.Id],
        };
        var delivered = issued with { EventId = "delivered", Type = EventType.Delivered, OccurredAt = item.ReceivedAt, Rules = [] };
        var view = new ClockView(Instant.Max(item.IssuedAt, item.ReceivedAt), KnownAt: null) { IsWhatIf = true };
        return DeadlineCalculator.EvaluateNotice([issued, delivered], catalogue, view).FirstOrDefault(one => one.Rule.Id == rule.Id)?.DueAt;
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private static bool IsAsked(Rule rule) =>
        rule is { Layer: Layer.Law, DutyHolder: DutyHolder.Provider, IsComputed: true, Limit: not null, Standard: LimitStandard.Fixed or LimitStandard.MaxSetByOrder }
        && rule.Status is RuleStatus.Proposed or RuleStatus.EnactedNotCommenced or RuleStatus.Vetoed or RuleStatus.Died
        && rule.RemovalTerritories.Count > 0;

    private async Task<IReadOnlyList<WhatIf>> MakeAsync(RuleCatalogue catalogue, CancellationToken cancellation)
    {
        var year = CalendarWindows.LastDays(slices.AsOf(), 365);
        var found = new List<WhatIf>();
        foreach (var rule in catalogue.Rules.Where(IsAsked))
        {
            found.Add(new WhatIf(rule, await slices.SupposingAsync(item => Due(rule, catalogue, item), year.From, year.To, cancellation)));
        }

        return found;
    }

    private sealed record Made(Instant AsOf, long Edition, IReadOnlyList<WhatIf> Found);
}
