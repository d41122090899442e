namespace Portal.Data.Disclosure.Optimum;

/// <summary>Cuts that need no attack: in a sum one cell alone cannot move, so a cell that must be able to needs another one there.</summary>
internal static class BridgeCuts
{
    /// <summary>One cut for each sum and audience with a single cell that must move, as far as the audience does not know the cell.</summary>
    internal static IEnumerable<CoverCut> Of(LinkedSystem system, bool[] isCandidate)
    {
        for (var audience = 0; audience < system.Audiences.Length; audience++)
        {
            var group = system.Audiences[audience];
            var known = group.Cells.Where((_, k) => group.IsAlone[k]).ToHashSet();
            var rows = audience == 0 ? Enumerable.Range(0, system.Rows.Length) : known.SelectMany(cell => system.RowsOf[cell]).Select(entry => entry.Row).Distinct().Order();
            foreach (var row in rows.Select(row => system.Rows[row]).Where(row => row is { Lower: 0, Upper: 0 }))
            {
                var forced = row.Cells.Where(cell => system.MustHide(cell) && !known.Contains(cell)).Take(2).ToArray();
                if (forced.Length == 1 && system.Demand(audience, forced[0], MoveSide.High) > 0)
                {
                    var others = row.Cells.Where(cell => isCandidate[cell] && !known.Contains(cell)).ToArray();
                    yield return new CoverCut(others, [.. others.Select(_ => 1.0)], 1);
                }
            }
        }
    }
}
