using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>
/// All lines of a board as one list that nobody holds: heads of groups and their clocks, read by place. A page near one that was read
/// begins at its place; a jump far away passes over the rest inside the database.
/// </summary>
public sealed class BoardLines(BoardQueries board, Scope scope, BoardFilter filter, BoardState? only, BoardCounts counts, Instant now)
{
    private readonly Dictionary<BoardState, SortedList<int, BoardPlace>> places = [];

    private readonly IReadOnlyList<(BoardState State, int Count, int From)> groups = Groups(only, counts);

    /// <summary>Heads and clocks.</summary>
    public int Total => groups.Sum(group => group.Count + 1);

    /// <summary>Lines from a place on; fewer where a clock has left meanwhile.</summary>
    public async Task<IReadOnlyList<BoardLine>> ReadAsync(int start, int count, CancellationToken cancellation)
    {
        var lines = new List<BoardLine>(count);
        foreach (var (state, clocks, from) in groups)
        {
            var (first, last) = (Math.Max(start, from), Math.Min(start + count, from + clocks + 1));
            if (first >= last)
            {
                continue;
            }

            if (first == from)
            {
                lines.Add(new BoardLine.Head(state, clocks));
                first++;
            }

            if (first < last)
            {
                lines.AddRange((await PageAsync(state, first - from - 1, last - first, cancellation)).Select(clock => new BoardLine.Row(clock, state)));
            }
        }

        return lines;
    }

    private static List<(BoardState State, int Count, int From)> Groups(BoardState? only, BoardCounts counts)
    {
        var found = new List<(BoardState, int, int)>();
        var from = 0;
        foreach (var state in Enum.GetValues<BoardState>().Where(state => counts.ByState[state] > 0 && (only is null || only == state)))
        {
            var count = checked((int)counts.ByState[state]);
            found.Add((state, count, from));
            from += count + 1;
        }

        return found;
    }

    private async Task<IReadOnlyList<BoardClock>> PageAsync(BoardState state, int start, int count, CancellationToken cancellation)
    {
        if (!places.TryGetValue(state, out var known))
        {
            places[state] = known = [];
        }

        // A place at n says which clock is number n, so that the page after it skips what lies between
        var before = known.Where(place => place.Key < start).Select(place => (KeyValuePair<int, BoardPlace>?)place).LastOrDefault();
        var page = await board.PageAsync(scope, filter, state, now, before?.Value, start - (before?.Key + 1 ?? 0), count, cancellation);
        if (page.Count > 0)
        {
            known[start] = BoardPlace.Of(page[0]);
            known[start + page.Count - 1] = BoardPlace.Of(page[^1]);
        }

        return page;
    }
}
