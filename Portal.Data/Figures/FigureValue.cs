namespace Portal.Data.Figures;

/// <summary>One printed cell, read: a number, or what stands in its place.</summary>
internal readonly record struct FigureValue(string Text, decimal? Number, FigureStatus Status, bool IsPercent)
{
    /// <summary>Reads a cell by its rule; false where the mapping allows no such text.</summary>
    internal static bool TryRead(string text, ValueRule rule, FigureMapping mapping, out FigureValue value)
    {
        if (text.Length == 0)
        {
            value = new FigureValue(text, null, rule.Blank ?? FigureStatus.NotReported, false);
            return rule.Blank is not null;
        }

        if (FigureNumber.TryParse(text, out var number, out var isPercent))
        {
            value = new FigureValue(text, number, FigureStatus.Reported, isPercent);
            return true;
        }

        if (mapping.StatusWords.TryGetValue(text, out var status))
        {
            value = new FigureValue(text, null, status, false);
            return true;
        }

        var isSuppressed = FigureNumber.IsSuppressed(text);
        value = new FigureValue(text, null, isSuppressed ? FigureStatus.Suppressed : FigureStatus.TextOnly, false);
        return isSuppressed || mapping.TextValues;
    }
}
