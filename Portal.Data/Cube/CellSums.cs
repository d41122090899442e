namespace Portal.Data.Cube;

/// <summary>Adds sorted cells of slices: every cell once, in order, without what comes to nothing.</summary>
internal static class CellSums
{
    /// <summary>Adds two.</summary>
    internal static CodedCell[] Of(ReadOnlySpan<CodedCell> left, ReadOnlySpan<CodedCell> right)
    {
        if (left.IsEmpty)
        {
            return right.ToArray();
        }

        var sum = new CodedCell[left.Length + right.Length];
        var length = Merge(left, right, sum);
        return length == sum.Length ? sum : sum[..length];
    }

    /// <summary>Adds many, neighbours first, until one is left.</summary>
    /// <param name="many">Sorted cells.</param>
    /// <param name="room">Kept from call to call, so that only the result is made anew.</param>
    internal static CodedCell[] Of(IReadOnlyList<CodedCell[]> many, ref (CodedCell[] From, CodedCell[] To) room)
    {
        var ends = new List<int>(many.Count);
        var length = many.Sum(one => one.Length);
        if (room.From.Length < length)
        {
            room = (new CodedCell[length * 3 / 2], new CodedCell[length * 3 / 2]);
        }

        length = 0;
        foreach (var one in many)
        {
            one.CopyTo(room.From, length);
            ends.Add(length += one.Length);
        }

        for (; ends.Count > 1; room = (room.To, room.From))
        {
            var (kept, from, to) = (0, 0, 0);
            for (var at = 0; at < ends.Count; at += 2)
            {
                var middle = ends[at];
                var end = ends[Math.Min(at + 1, ends.Count - 1)];
                to += Merge(room.From.AsSpan(from, middle - from), room.From.AsSpan(middle, end - middle), room.To.AsSpan(to));
                ends[kept++] = to;
                from = end;
            }

            ends.RemoveRange(kept, ends.Count - kept);
        }

        return room.From[..ends[0]];
    }

    private static int Merge(ReadOnlySpan<CodedCell> left, ReadOnlySpan<CodedCell> right, Span<CodedCell> sum)
    {
        var (at, from, next) = (0, 0, 0);
        while (from < left.Length && next < right.Length)
        {
            var order = CellCode.Compare(left[from].Code, right[next].Code);
            if (order < 0)
            {
                sum[at++] = left[from++];
            }
            else if (order > 0)
            {
                sum[at++] = right[next++];
            }
            else
            {
                var cell = left[from++];
                var count = cell.Count + right[next++].Count;
                if (count != default)
                {
                    sum[at++] = new(cell.Code, count);
                }
            }
        }

        left[from..].CopyTo(sum[at..]);
        at += left.Length - from;
        right[next..].CopyTo(sum[at..]);
        return at + right.Length - next;
    }

    /// <summary>Sums equal neighbours in place and returns how many are left.</summary>
    internal static int Sum(Span<CodedCell> sorted)
    {
        var kept = 0;
        for (var at = 0; at < sorted.Length;)
        {
            var (code, count) = (sorted[at].Code, sorted[at].Count);
            for (at++; at < sorted.Length && sorted[at].Code == code; at++)
            {
                count += sorted[at].Count;
            }

            if (count != default)
            {
                sorted[kept++] = new(code, count);
            }
        }

        return kept;
    }
}
