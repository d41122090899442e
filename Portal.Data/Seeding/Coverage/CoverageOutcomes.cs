using MathNet.Numerics.Distributions;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>What happens to whole notices at once, acknowledgement and returns, of one slice of one world: the register's intervals, held against the truth.</summary>
internal sealed class CoverageOutcomes(SyntheticWorld world, string name, int? provider, IReadOnlyList<StoredItem> items)
{
    private const string ByNotice = "log-log band, errors by notice";
    private const string ByItem = "log-log band, items as independent";
    private const double ReturnAge = 30 * SyntheticWorld.Day;

    // Not the generator's, whose share hangs on the provider: one law for all of them gives the truth of every slice
    private const double ReturnShare = 0.12;
    private const double MedianReturn = 9 * SyntheticWorld.Day;
    private const double SigmaReturn = 1.6;

    /// <summary>Acknowledged before removal, of the items of the quarter [from, to).</summary>
    internal void MeasureAcknowledgement(int from, int to, CoverageTally tally)
    {
        var window = CoverageSlice.Window(world, from, to);
        var seen = items.Select(item => CoverageSlice.SeenAt(item, window.AsOf)).ToArray();
        var notYet = new SliceLaw(world, provider, [.. AcknowledgementLaw.Ages], AcknowledgementLaw.NotYet).Cohort(from, to);
        var (ofItems, ofCells) = (Acknowledgement.Of(items, window).Curves, CoverageSlice.Report(seen, window).Acknowledgement.Curves);
        var alone = Acknowledgement.Of(items.Select(item => item with { NoticeId = item.Id }), window).Curves;
        foreach (var (at, age) in AcknowledgementLaw.Ages.Index())
        {
            var figure = $"acknowledged before removal within {age / 3600:0} h";
            tally.Add(name, figure, ByNotice, false, ofItems.IncidenceAt(0, age), ofItems.IncidenceIntervalAt(0, age), 1 - notYet[at]);
            tally.Add(name + CoverageSlice.FromCells, figure, ByNotice, false, ofCells.IncidenceAt(0, age), ofCells.IncidenceIntervalAt(0, age), 1 - notYet[at]);
            tally.Add(name, figure, ByItem, true, alone.IncidenceAt(0, age), alone.IncidenceIntervalAt(0, age), 1 - notYet[at]);
        }
    }

    /// <summary>Back within a month, of the items removed in the quarter [from, to).</summary>
    /// <param name="from">Its first day.</param>
    /// <param name="to">The day after its last.</param>
    /// <param name="together">Whether the items of a notice come back together, or each for itself.</param>
    /// <param name="tally">Takes what was found.</param>
    internal void MeasureReturns(int from, int to, bool together, CoverageTally tally)
    {
        var window = CoverageSlice.Window(world, from, to);
        StoredItem[] back = [.. items.Select(item => CoverageSlice.SeenAt(item, window.AsOf)).Select(item => Returned(item, together, window.AsOf))];
        var truth = ReturnShare * Normal.CDF(Math.Log(MedianReturn), SigmaReturn, Math.Log(ReturnAge));
        var how = together ? "whole notices" : "items apart";
        var ofItems = Reappearance.Of(back, window).FirstBy(ReturnAge);
        tally.Add(name, $"back within 30 days, {how}", ByNotice, false, ofItems.Value, ofItems.BandInterval, truth);
        var cells = CoverageSlice.Report(back, window).Reappearance;
        var found = new ReappearanceFigures(
            cells, [.. back.Where(item => item.State.LaterSpells.Count > 0 && window.Contains(item.State.RemovedAt!.Value)).Select(Back)], window.AsOf);
        var (first, mean) = (found.ReadFirst(ReturnAge).Figure, found.MeanBy(ReturnAge));
        tally.Add(name + CoverageSlice.FromCells, $"back within 30 days, {how}", ByNotice, false, first.Value, first.BandInterval, truth);
        tally.Add(name + CoverageSlice.FromCells, $"mean times back in 30 days, {how}", "Lawless and Nadeau by notice, log scale", false, mean.Value, mean.Interval, truth);
    }

    private static ReturnedItem Back(StoredItem item) => new(item.NoticeId, item.State.RemovedAt!.Value, [.. item.State.LaterSpells.Select(spell => spell.From)]);

    private StoredItem Returned(StoredItem item, bool together, Instant look)
    {
        var draws = CounterRandom.For(world.Options.Seed, GeneratorStreams.Returns, (ulong)(together ? item.NoticeId : item.Id));
        return item.State.RemovedAt is { } removed && draws.Uniform(0) < ReturnShare
            && removed + Duration.FromSeconds(draws.LogNormalSeconds(1, MedianReturn, SigmaReturn)) is var at && at <= look
            ? item with { State = item.State with { LaterSpells = [new OnlineSpell(at, null)] } }
            : item;
    }
}
