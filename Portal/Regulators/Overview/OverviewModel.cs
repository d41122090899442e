using Portal.Data.Notices;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Overview;

/// <summary>Everything that a regulator may see, as one slice, beside the counts of the board: neither reads single items.</summary>
internal sealed class OverviewModel(ProviderFiguresModel figures, ClockBoardModel board)
{
    internal async Task<OverviewView> LoadAsync(Scope scope, string name, PeriodChoice period, CancellationToken cancellation) => new(
        await figures.LoadAllAsync(scope, name, period, cancellation),
        await board.CountsAsync(scope, cancellation),
        figures.Look);
}
