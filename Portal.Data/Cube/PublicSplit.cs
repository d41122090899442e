using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>The due cohort as the public sees it: all parts, or none.</summary>
/// <param name="Due">Items whose limit passed in the window.</param>
/// <param name="OnTime">Certainly gone by the limit.</param>
/// <param name="Late">Certainly still up after it.</param>
/// <param name="Undetermined">The limit lies between two checks.</param>
/// <param name="OnTimeShare">OnTime of Due, 0 to 1.</param>
/// <param name="LateShare">Late of Due, 0 to 1.</param>
/// <param name="UndeterminedShare">Undetermined of Due, 0 to 1.</param>
/// <param name="Interval">95 % interval of the share on time, by notice.</param>
public sealed record PublicSplit(
    int Due, int OnTime, int Late, int Undetermined, double OnTimeShare, double LateShare, double UndeterminedShare, ConfidenceInterval Interval);
