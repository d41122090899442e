using System.Collections.Concurrent;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;

namespace Portal.Ui.Workbench;

/// <summary>Loads the clocks that ask for attention, and the story of one notice.</summary>
internal sealed class ClockBoardModel(BoardQueries board, NoticeStoryModel stories, ProviderStore providers, RuleBook rules, IClock clock)
{
    /// <summary>How old the codes on offer in the filters may be: they are the dearest question, and hardly change.</summary>
    private static readonly Duration ChoicesFor = Duration.FromMinutes(1);

    private readonly ConcurrentDictionary<Scope, (Instant At, BoardChoices Choices)> choices = [];

    /// <summary>Lines of the first paint: more than a screen holds.</summary>
    internal const int FirstLines = 60;

    internal async Task<ClockBoardView> LoadAsync(Scope scope, BoardAddress address, CancellationToken cancellation)
    {
        // The version first: a change that comes in between is seen at the next look
        var version = await board.VersionAsync(cancellation);
        var now = clock.GetCurrentInstant();
        var filter = address.FilterAt(now);
        var all = await providers.AllAsync(cancellation);
        var zones = new BoardZones(await rules.CurrentAsync(cancellation), all);
        var counts = await board.CountsAsync(scope, filter, now, cancellation);
        var lines = new BoardLines(board, scope, filter, address.State, counts, now);
        return new ClockBoardView(
            now,
            version,
            counts,
            lines,
            await lines.ReadAsync(0, FirstLines, cancellation),
            await ChoicesAsync(scope, now, cancellation),
            all.ToDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal),
            zones,
            address.Notice is { } notice ? await stories.LoadAsync(scope, notice, zones, now, cancellation) : null);
    }

    /// <summary>How many clocks of a scope stand in each group.</summary>
    internal Task<BoardCounts> CountsAsync(Scope scope, CancellationToken cancellation) =>
        board.CountsAsync(scope, new BoardFilter(), clock.GetCurrentInstant(), cancellation);

    /// <summary>Whether the board must be loaded again: something was committed, a limit passed, or its words are a minute old.</summary>
    internal async Task<bool> IsStaleAsync(ClockBoardView view, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        return view.Counts.NextChangeAt < now
            || now - view.Now >= Duration.FromMinutes(1)
            || await board.VersionAsync(cancellation) != view.Version;
    }

    private async Task<BoardChoices> ChoicesAsync(Scope scope, Instant now, CancellationToken cancellation)
    {
        if (!choices.TryGetValue(scope, out var known) || now - known.At > ChoicesFor)
        {
            choices[scope] = known = (now, await board.ChoicesAsync(scope, now, cancellation));
        }

        return known.Choices;
    }
}
