using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Providers;

namespace Portal.Ui.Workbench;

/// <summary>What a provider's page shows; the same for regulators and for the provider itself.</summary>
/// <param name="Provider">Who; the overview's stands for all.</param>
/// <param name="Chosen">The period that the address asks for.</param>
/// <param name="Change">Mean time online during the first 30 days, less that of the stretch of the same length before.</param>
/// <param name="Quarters">The last four quarters, the running one last.</param>
/// <param name="Months">The last twelve full months and the running one.</param>
/// <param name="Weeks">Weekly shares against a frozen baseline.</param>
/// <param name="Baseline">The named events of that chart.</param>
/// <param name="Returns">What came back.</param>
/// <param name="Quality">What the figures rest on.</param>
public sealed record ProviderFiguresView(
    Provider Provider,
    SliceFigures Chosen,
    RemovalFigure Change,
    IReadOnlyList<QuarterFigures> Quarters,
    IReadOnlyList<DueFigures> Months,
    WeeklyChart Weeks,
    WeekBaseline Baseline,
    ReturnFigures Returns,
    QualityFigures Quality)
{
    /// <summary>True where nothing was notified in the period, nothing fell due in the last months and nothing is open: there is nothing to draw.</summary>
    public bool IsEmpty => Chosen.Counts.Issued == 0 && Chosen.Backlog.Open == 0 && Months.All(month => month.OnTime.Due == 0);
}
