using Portal.Data.Audit;
using Portal.Data.Disclosure;

namespace Portal.Data.Releases;

/// <summary>Why a step is taken, as people read it for good beside the figures.</summary>
internal static class ReleaseReason
{
    /// <summary>What is wrong with a reason; null where nothing is.</summary>
    /// <param name="reason">What somebody wrote.</param>
    /// <param name="missing">The sentence where it is empty.</param>
    internal static InputProblem? Complaint(string reason, string missing) =>
        WrittenLine.Complaint(reason, missing) is not { } complaint ? null
        : new InputProblem(string.IsNullOrWhiteSpace(reason) ? "no-reason" : "bad-reason", complaint);
}
