using NodaTime;
using Portal.Data.Cube.Baselines;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>The named events of one weekly chart.</summary>
/// <param name="Scope">Through whose eyes the chart is drawn.</param>
/// <param name="Provider">Code of the provider; null for the chart of all together.</param>
/// <param name="Events">Those that these eyes may read, also of others' charts and withdrawn ones, by week.</param>
/// <param name="Weeks">Mondays of the weeks at which the limits may begin anew.</param>
public sealed record WeekBaseline(Scope Scope, string? Provider, IReadOnlyList<BaselineEvent> Events, IReadOnlyList<LocalDate> Weeks)
{
    /// <summary>Those that move this chart.</summary>
    internal IReadOnlyList<BaselineEvent> Moving => [.. Events.Where(one => one.Moves(Scope))];

    /// <summary>The name of the event of a week, in quotation marks.</summary>
    internal string NameOf(long week) => $"“{Moving.First(one => one.Week == week).Name}”";
}
