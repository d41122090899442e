namespace Portal.Data.Releases;

/// <summary>What the audit log tells of one step.</summary>
/// <param name="DraftId">Number of the draft.</param>
/// <param name="Action">The step.</param>
/// <param name="Actor">Who took it.</param>
/// <param name="Subject">Release and version.</param>
/// <param name="Detail">What belongs to it.</param>
/// <param name="Record">Digest of the draft and the step; null from before the log held one.</param>
internal sealed record RecordEntry(long DraftId, string Action, string Actor, string Subject, string Detail, string? Record);
