namespace Portal.Data.Figures;

/// <summary>The words of <see cref="FigureStatus"/> in the database and in reports.</summary>
internal static class FigureWords
{
    private static readonly (FigureStatus Status, string Word)[] Pairs =
    [
        (FigureStatus.Reported, "reported"),
        (FigureStatus.NotReported, "not_reported"),
        (FigureStatus.NotSeen, "not_seen"),
        (FigureStatus.NotApplicable, "not_applicable"),
        (FigureStatus.Suppressed, "suppressed"),
        (FigureStatus.Late, "late"),
        (FigureStatus.Refused, "refused"),
        (FigureStatus.TextOnly, "text_only"),
    ];

    internal static string Of(FigureStatus status) => Array.Find(Pairs, pair => pair.Status == status).Word;

    internal static FigureStatus StatusOf(string word)
    {
        foreach (var (status, known) in Pairs)
        {
            if (known == word)
            {
                return status;
            }
        }

        throw new InvalidOperationException($"The database holds the status {word}, which this version does not know.");
    }
}
