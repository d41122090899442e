namespace Portal.Data.Cube;

/// <summary>The lines that wait for the ledger of one slice.</summary>
internal sealed class SliceLines(int slice, Memory<CodedLine> lines)
{
    /// <summary>Number of the slice.</summary>
    internal int Slice => slice;

    /// <summary>The lines; in order once they are summed.</summary>
    internal Memory<CodedLine> Lines { get; private set; } = lines;

    /// <summary>Sorts the lines and sums equal cells of one instant, without what comes to nothing.</summary>
    internal void Sum()
    {
        var sorted = Lines.Span;
        sorted.Sort(CodedLine.Compare);
        var kept = 0;
        for (var at = 0; at < sorted.Length;)
        {
            var line = sorted[at];
            for (at++; at < sorted.Length && sorted[at].KnownAt == line.KnownAt && sorted[at].Code == line.Code; at++)
            {
                line = line with { Count = line.Count + sorted[at].Count };
            }

            if (line.Count != default)
            {
                sorted[kept++] = line;
            }
        }

        Lines = Lines[..kept];
    }
}
