using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>A month's due cohort.</summary>
public sealed record DueFigures(SliceWindow Window, OnTimeCounts OnTime, OnTimeCounts OnTimeAgainstOriginal);
