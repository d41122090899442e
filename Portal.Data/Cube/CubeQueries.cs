using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Cube;

/// <summary>
/// Reads slices out of the stored cells, always through somebody's eyes: a roll-up where one fits, else the finest slices added. Windows are
/// whole UTC months; the last may lie in the future.
/// </summary>
public sealed class CubeQueries(Database database)
{
    private const int Attempts = 5;

    /// <summary>Microseconds that the clocks of sources may be ahead of the present: a quarter of an hour.</summary>
    private const long MostAhead = 900_000_000;

    private const string Unsteady = "the cells change faster than they can be read";
    private readonly CubeCellQueries cellQueries = new(database);
    private readonly OpenItemsCache openItems = new();
    private KnownSlices? known;

    private const string VersionSql = """
        select epoch, seq, latest_at, is_counted
        from cube_version
        where id = 1
        """;

    private const string SlicesSql = """
        select id, is_synthetic, provider, host_country, issuer_country, category, rule
        from cube_slice
        """;

    /// <summary>Every measure of one slice.</summary>
    /// <param name="scope">Whose eyes.</param>
    /// <param name="filter">The slice; only what slices are made of may be asked.</param>
    /// <param name="window">Whole months, and an instant of looking after which nothing in the slice has happened.</param>
    /// <param name="knownAt">Changes that became known later are taken back by the ledger; null knows all.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<CubeAnswer> ReportAsync(Scope scope, ItemFilter filter, SliceWindow window, Instant? knownAt, CancellationToken cancellation) =>
        (await SeriesAsync(scope, filter, [window], knownAt, cancellation))[0];

    /// <summary>Every measure of one slice over several windows with one instant of looking, out of one reading: each as if asked alone.</summary>
    public async Task<IReadOnlyList<CubeAnswer>> SeriesAsync(
        Scope scope, ItemFilter filter, IReadOnlyList<SliceWindow> windows, Instant? knownAt, CancellationToken cancellation)
    {
        if (windows.Select(window => WhyNot(window)).FirstOrDefault(because => because is not null) is { } whyNot)
        {
            return NotServed(windows, whyNot);
        }

        await using var connection = await database.OpenAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var version = await VersionAsync(connection, cancellation);
            if (version.Seq == 0 || !version.IsCounted)
            {
                return NotServed(windows, version.IsCounted ? "no cells are counted yet" : "the cells are of an older version: portal check --repair counts them anew");
            }

            var slices = await SlicesAsync(connection, version, cancellation);
            var answers = await AnswersAsync(connection, version, slices, scope, filter, windows, knownAt, cancellation);
            if (attempt == Attempts || await VersionAsync(connection, cancellation) == version)
            {
                return attempt == Attempts ? NotServed(windows, Unsteady) : answers;
            }
        }
    }

    /// <summary>Each provider that a scope has notices of, out of one reading, by code; without the intervals that need groups of notices.</summary>
    public async Task<IReadOnlyDictionary<string, CubeAnswer>> ByProviderAsync(Scope scope, SliceWindow window, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var version = await VersionAsync(connection, cancellation);
            if (!version.IsCounted)
            {
                return new Dictionary<string, CubeAnswer>(StringComparer.Ordinal);
            }

            var slices = await SlicesAsync(connection, version, cancellation);
            var all = slices.Providers.Select(code => (Code: code, Plan: SlicePlan.Of(slices, scope, new ItemFilter { Provider = code }))).Where(one => one.Plan.Finest.Count > 0).ToArray();
            OpenItems?[] open = [.. all.Select(one => openItems.Find((version.Epoch, version.Seq), NameOf(one.Plan)))];
            var cells = await cellQueries.CellsAsync(connection, [.. all.Select(one => one.Plan)], CellStretch.Of([window]), withOpen: open.Contains(null), seq: null, cancellation);
            if (attempt < Attempts && await VersionAsync(connection, cancellation) != version)
            {
                continue;
            }

            return all.Zip(cells, open).ToDictionary(
                one => one.First.Code,
                one => Answer(
                    version,
                    new CellReading(one.Second, window.AsOf, one.Third ?? Kept(version, one.First.Plan, one.Second)),
                    window,
                    (null, true),
                    attempt == Attempts ? Unsteady : WhyNot(window),
                    slices.AnySynthetic(one.First.Plan.Finest),
                    () => ""),
                StringComparer.Ordinal);
        }
    }

    private OpenItems Kept(VersionRow version, SlicePlan plan, SliceCells cells)
    {
        var open = OpenItems.Of(cells);
        openItems.Keep((version.Epoch, version.Seq), NameOf(plan), open);
        return open;
    }

    private static string NameOf(SlicePlan plan) => string.Join(',', plan.Parts.Select(part => (part.Id * part.Sign).ToString(CultureInfo.InvariantCulture)));

    /// <summary>The codes that a slice may be asked by, of what a scope may see; all empty where it has no notices.</summary>
    public async Task<SliceChoices> ChoicesAsync(Scope scope, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await SlicesAsync(connection, await VersionAsync(connection, cancellation), cancellation)).Choices(scope);
    }

    /// <summary>The state of the cells: equal states give equal answers to equal questions.</summary>
    public async Task<CubeVersion> VersionAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await VersionAsync(connection, cancellation);
        return new CubeVersion(row.Epoch, row.Seq, row.IsCounted);
    }

    private static CubeAnswer[] NotServed(IReadOnlyList<SliceWindow> windows, string because) => [.. windows.Select(_ => new CubeAnswer.NotServed(because))];

    private static string? WhyNot(SliceWindow window) =>
        IsMonthStart(window.From) && IsMonthStart(window.To) ? null : "cells hold curves by whole UTC months";

    private static bool IsMonthStart(Instant instant) => UtcPeriods.StartOfMonth(UtcPeriods.MonthOf(instant)) == instant;

    private async Task<CubeAnswer[]> AnswersAsync(
        DbConnection connection, VersionRow version, CubeSlices slices, Scope scope, ItemFilter filter, IReadOnlyList<SliceWindow> windows, Instant? knownAt, CancellationToken cancellation)
    {
        var plan = SlicePlan.Of(slices, scope, filter);
        var (seq, isAsNow) = knownAt is { } asked ? await cellQueries.BaseAsync(connection, plan, asked.ToMicros(), version.Seq, cancellation) : (null, true);
        var open = isAsNow ? openItems.Find((version.Epoch, version.Seq), NameOf(plan)) : null;
        var cells = (await cellQueries.CellsAsync(connection, [plan], CellStretch.Of(windows), open is null, seq, cancellation))[0];
        if (knownAt is { } known && !isAsNow)
        {
            await cellQueries.MoveToAsync(connection, plan, CellStretch.Of(windows), known.ToMicros(), seq ?? long.MaxValue, cells, cancellation);
        }

        open ??= isAsNow ? Kept(version, plan, cells) : OpenItems.Of(cells);

        var slice = new SliceKey(filter.Provider, filter.HostCountry, filter.IssuerCountry, filter.Category, filter.Rule);
        var isSynthetic = slices.AnySynthetic(plan.Finest);
        var looks = windows.Select(window => window.AsOf).Distinct().ToDictionary(look => look, look => new CellReading(cells, look, open, plan.Groups is not null));
        return [.. windows.Select(window =>
            Answer(version, looks[window.AsOf], window, (knownAt, isAsNow), null, isSynthetic, () => Digest(cells, open, slice, CellStretch.Of([window]))))];
    }

    private static CubeAnswer Answer(VersionRow version, CellReading reading, SliceWindow window, (Instant? At, bool IsAsNow) known, string? whyNot, bool isSynthetic, Func<string> digest) =>
        (whyNot ?? WhyNot(version, reading, window, known.At)) is { } because
            ? new CubeAnswer.NotServed(because)
            : new CubeAnswer.Served(new CubeReport(reading, window, isSynthetic, version.Seq, digest) { IsAsKnownNow = known.IsAsNow });

    private static string? WhyNot(VersionRow version, CellReading reading, SliceWindow window, Instant? knownAt)
    {
        var (day, into) = UtcPeriods.DayOf(window.AsOf);

        var ahead = version.LatestAt - window.AsOf.ToMicros();

        // What was known by the look had happened by it, but for the seconds that a source's clock may be ahead
        var isKnownBy = knownAt <= window.AsOf;

        // A check, a withdrawal or an extension after the look changes what stands before it and leaves no trace on its own day
        return (ahead > MostAhead && !isKnownBy) || (ahead > 0 && reading.KnowsOfDay(isKnownBy ? day + 1 : day)) ? "the cells hold what happened after the instant of looking"
            : window.LimitsTo is null && into > 0 && reading.HasLimitsOn(day) ? "limits ran out on the day of looking, and cells count limits by the day"
            : null;
    }

    private static string Digest(SliceCells cells, OpenItems open, SliceKey slice, CellStretch stretch) =>
        unchecked(cells.Digest(slice, stretch) + open.Digest(slice)).ToString("x32", CultureInfo.InvariantCulture);

    private static async Task<VersionRow> VersionAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.QuerySingleAsync<VersionRow>(new CommandDefinition(VersionSql, cancellationToken: cancellation));

    private async Task<CubeSlices> SlicesAsync(DbConnection connection, VersionRow version, CancellationToken cancellation)
    {
        // One object that never changes: many questions are answered at once
        if (known is { } kept && kept.Epoch == version.Epoch && kept.Seq == version.Seq)
        {
            return kept.Slices;
        }

        var rows = await connection.QueryAsync<SliceRow>(new CommandDefinition(SlicesSql, cancellationToken: cancellation));
        var slices = new CubeSlices(rows);
        known = new KnownSlices(version.Epoch, version.Seq, slices);
        return slices;
    }

    private sealed record KnownSlices(long Epoch, long Seq, CubeSlices Slices);

    private sealed record VersionRow
    {
        public required long Epoch { get; init; }

        public required long Seq { get; init; }

        public required long LatestAt { get; init; }

        public required bool IsCounted { get; init; }
    }
}
