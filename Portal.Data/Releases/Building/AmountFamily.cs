namespace Portal.Data.Releases.Building;

/// <summary>Amounts that are hidden together at a position: one pattern for all of them.</summary>
/// <param name="Letter">Stands in the ids of cells.</param>
/// <param name="Amounts">Its amounts.</param>
/// <param name="Sums">Amounts that are the sum of others, over families.</param>
internal sealed record AmountFamily(char Letter, IReadOnlyList<Amount> Amounts, IReadOnlyList<(Amount Total, Amount[] Parts)> Sums)
{
    private static readonly HashSet<string> RestWords = [.. Enum.GetValues<Amount>().Where(IsRest).Select(Word)];

    internal static AmountFamily Issued { get; } = new('i', [Amount.Issued], []);

    internal static AmountFamily Notices { get; } = new('n', [Amount.Notices], []);

    internal static AmountFamily Standing { get; } = new(
        's',
        [Amount.Removed, Amount.Released, Amount.Open, Amount.Overdue, Amount.NotDue],
        [(Amount.Issued, [Amount.Removed, Amount.Released, Amount.Open]), (Amount.Open, [Amount.Overdue, Amount.NotDue])]);

    internal static AmountFamily Due { get; } = new(
        'd', [Amount.Due, Amount.OnTime, Amount.NotOnTime], [(Amount.Due, [Amount.OnTime, Amount.NotOnTime])]);

    // Apart, because few items are undetermined: their small numbers would hide the others wherever a table is fine
    internal static AmountFamily Late { get; } = new('l', [Amount.Late, Amount.Undetermined], [(Amount.NotOnTime, [Amount.Late, Amount.Undetermined])]);

    internal static AmountFamily Hours { get; } = new(
        'h', [Amount.Hours, Amount.HoursBefore, Amount.HoursAfter], [(Amount.Hours, [Amount.HoursBefore, Amount.HoursAfter])]);

    internal static AmountFamily Returned { get; } = new(
        'r', [Amount.Watched, Amount.Returned, Amount.Stayed], [(Amount.Watched, [Amount.Returned, Amount.Stayed])]);

    internal static IReadOnlyList<AmountFamily> All { get; } = [Issued, Notices, Standing, Due, Late, Hours, Returned];

    /// <summary>
    /// What is only left over of others: items notified that are neither gone nor open, and open ones whose limit has not passed. Neither is a measure, and
    /// no rule judges them.
    /// </summary>
    internal static bool IsRest(Amount amount) => amount is Amount.Released or Amount.NotDue;

    /// <summary>Whether the amount of a cell is one of these.</summary>
    internal static bool IsRest(string cell) => RestWords.Contains(cell[(cell.LastIndexOf(':') + 1)..]);

    /// <summary>The family of an amount.</summary>
    internal static AmountFamily Of(Amount amount) => All.First(family => family.Amounts.Contains(amount));

    /// <summary>The word of an amount in ids: snake case.</summary>
    internal static string Word(Amount amount) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(amount.ToString());

    /// <summary>The position and the family of a cell's id.</summary>
    internal static (string Position, AmountFamily Family) PlaceOf(string cell)
    {
        var at = cell.LastIndexOf('@');
        return (cell[..at], All.First(family => family.Letter == cell[at + 1]));
    }

    /// <summary>Id of a cell: <c>codes|period@family:amount</c>.</summary>
    internal static string CellId(string position, Amount amount) => $"{position}@{Of(amount).Letter}:{Word(amount)}";
}
