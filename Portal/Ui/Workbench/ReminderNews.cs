namespace Portal.Ui.Workbench;

/// <summary>What an act brought.</summary>
/// <param name="Words">What to tell the person.</param>
/// <param name="OnceName">What the secret is; null where there is none.</param>
/// <param name="Once">A secret that is shown now and never again.</param>
internal sealed record ReminderNews(string Words, string? OnceName = null, string? Once = null)
{
    /// <summary>What is wrong with the form; none where it was taken.</summary>
    internal IReadOnlyList<FieldProblem> Problems { get; init; } = [];
}
