namespace Portal.Data.Notices;

/// <summary>
/// What new events did to one notice: whatever counted its items takes away <see cref="ItemChange.Before"/> and adds
/// <see cref="ItemChange.After"/> of each step. All steps together lead from what was stored to what is stored now.
/// </summary>
/// <param name="NoticeId">Id of the notice.</param>
/// <param name="Group">The <see cref="NoticeGroup"/> of the notice.</param>
/// <param name="IsSynthetic">True for the demonstration's.</param>
/// <param name="Timeline">The steps. Usually one; more where history is loaded with instants of knowing of its own.</param>
public sealed record NoticeChange(long NoticeId, int Group, bool IsSynthetic, TimelineChange Timeline);
