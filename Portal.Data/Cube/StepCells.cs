namespace Portal.Data.Cube;

/// <summary>The cells of one item before and after a change. What stands on both sides is left out, which is most of it.</summary>
internal sealed class StepCells
{
    private readonly List<(int Slice, CellCode Code, CellCount Count)> taken = [];
    private readonly List<(int Slice, CellCode Code, CellCount Count)> given = [];

    /// <summary>Takes a cell away, or gives one; all that is taken comes first.</summary>
    internal void Add(bool isTaking, int slice, CellCode code, CellCount count)
    {
        if (isTaking)
        {
            taken.Add((slice, code, count));
            return;
        }

        // An item has a dozen or two cells: looking along them beats any index
        for (var at = 0; at < taken.Count; at++)
        {
            if (taken[at].Code == code && taken[at].Slice == slice && taken[at].Count == count)
            {
                taken[at] = taken[^1];
                taken.RemoveAt(taken.Count - 1);
                return;
            }
        }

        given.Add((slice, code, count));
    }

    /// <summary>Hands over what is left, and begins anew.</summary>
    internal void MoveInto(ICellLines lines)
    {
        foreach (var (slice, code, count) in taken)
        {
            lines.Add(slice, code, -count);
        }

        foreach (var (slice, code, count) in given)
        {
            lines.Add(slice, code, count);
        }

        taken.Clear();
        given.Clear();
    }
}
