namespace Portal.Ui.Charts;

/// <summary>Weeks of a control chart that one baseline judges.</summary>
/// <param name="From">Place of its first week in the picture.</param>
/// <param name="Count">Weeks of it in the picture.</param>
/// <param name="Mean">The baseline's share; null where it has no limits yet.</param>
/// <param name="BaselineWeeks">How many of its weeks in the picture the baseline was made of; zero draws no mark.</param>
/// <param name="IsTrial">Limits from too few weeks for a frozen baseline; the mark says so.</param>
/// <param name="Events">The named events that began it, the fullest words first and the shortest last; none for the first one.</param>
public sealed record ControlStretch(int From, int Count, double? Mean, int BaselineWeeks, bool IsTrial = false, params IReadOnlyList<string> Events);
