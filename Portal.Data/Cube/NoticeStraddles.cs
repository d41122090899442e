using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>
/// What the sums by notice lack where the parts of one notice lie in several finest slices or months: the square of a sum is more than the sum of the
/// squares, and one notice is not many. A question asks for all that agrees with it in some parts of a slice, over months that follow each other. So a pair of
/// parts is in it exactly where the slice that names what both have in common is, with the stretch from the earlier month to the later one: there
/// the missing term is kept, and sums over such places are right for every question. Notices are counted by inclusion and exclusion over the same places
/// (Moebius inversion over meets of slices and hulls of months).
/// </summary>
internal sealed class NoticeStraddles<TSlice>(ISliceMeets<TSlice> slices)
    where TSlice : notnull
{
    // No window is as long: limits that lie further apart meet in none
    private const long LongestSpan = 8191;

    private readonly Dictionary<(TSlice Slice, long First, long Span), (NoticeSquares Sum, long Repeated)> sums = [];
    private readonly Dictionary<(TSlice Slice, long First, long Span), NoticeSquares> finer = [];
    private readonly SortedDictionary<long, (long X, long N)> months = [];

    /// <summary>Adds a notice, or takes it away.</summary>
    /// <param name="parts">Its items by slice and month, each place once; none without items.</param>
    /// <param name="sign">1 or -1.</param>
    internal void Add(List<(TSlice Slice, NoticeSum Sum)> parts, int sign)
    {
        if (parts.Count < 2)
        {
            return;
        }

        finer.Clear();
        var differing = Differing(parts);
        for (var dropped = 0; ; dropped = (dropped - differing) & differing)
        {
            // Ascending, so that what names more comes before what names less
            foreach (var place in parts.GroupBy(part => slices.Without(part.Slice, dropped)))
            {
                List<(TSlice Slice, NoticeSum Sum)> some = [.. place];
                if (Differing(some) == dropped)
                {
                    Add(place.Key, some, dropped, differing, sign);
                }
            }

            if (dropped == differing)
            {
                return;
            }
        }
    }

    /// <summary>The cells of <see cref="CellTable.Straddle"/> that are not zero, and begins anew.</summary>
    internal List<(TSlice Slice, CellKind Kind, long Month, int Span, long N)> Take()
    {
        var cells = new List<(TSlice, CellKind, long, int, long)>();
        foreach (var ((slice, first, span), (sum, repeated)) in sums)
        {
            Put(CellKind.Notices, sum.Notices);
            Put(CellKind.NoticesRepeated, repeated);
            Put(CellKind.SumXX, sum.XX);
            Put(CellKind.SumXN, sum.XN);
            Put(CellKind.SumNN, sum.NN);

            void Put(CellKind kind, long n)
            {
                if (n != 0)
                {
                    cells.Add((slice, kind, first, (int)Math.Min(span, LongestSpan), n));
                }
            }
        }

        sums.Clear();
        return cells;
    }

    private int Differing(List<(TSlice Slice, NoticeSum Sum)> parts)
    {
        var differing = 0;
        foreach (var part in parts)
        {
            differing |= slices.Differing(parts[0].Slice, part.Slice);
        }

        return differing;
    }

    private void Add(TSlice slice, List<(TSlice Slice, NoticeSum Sum)> parts, int dropped, int differing, int sign)
    {
        months.Clear();
        foreach (var (_, (month, onTime, items)) in parts)
        {
            var (x, n) = months.GetValueOrDefault(month);
            months[month] = (x + onTime, n + items);
        }

        (long Month, (long X, long N) Count)[] counts = [.. months.Select(one => (one.Key, one.Value))];
        for (var first = 0; first < counts.Length; first++)
        {
            for (var last = first; last < counts.Length; last++)
            {
                var whole = first == last ? NoticeSquares.Of(counts[first].Count.X, counts[first].Count.N) : NoticeSquares.Of(counts[first].Count, counts[last].Count);
                whole = last == first + 1 ? whole with { Notices = -1 } : whole;
                Put(slice, parts[0].Slice, counts[first].Month, counts[last].Month - counts[first].Month, whole, dropped, differing, sign);
            }
        }
    }

    private void Put(TSlice slice, TSlice finest, long first, long span, NoticeSquares whole, int dropped, int differing, int sign)
    {
        var own = whole - finer.GetValueOrDefault((slice, first, span));
        if (own == default)
        {
            return;
        }

        // The finest slices of one month have their own table
        if (dropped != 0 || span != 0)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, (slice, first, span), out _);
            var counted = own with { Notices = Math.Max(0, own.Notices) };
            sum.Sum = sign > 0 ? sum.Sum + counted : sum.Sum - counted;
            sum.Repeated += sign * Math.Max(0, -own.Notices);
        }

        for (var coarser = dropped; coarser != differing;)
        {
            coarser = ((coarser | ~differing) + 1) & differing | dropped;
            CollectionsMarshal.GetValueRefOrAddDefault(finer, (slices.Without(finest, coarser), first, span), out _) += own;
        }
    }
}
