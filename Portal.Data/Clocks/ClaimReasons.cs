using Portal.Data.Notices;

namespace Portal.Data.Clocks;

/// <summary>The reasons that claims and decisions may carry: codes alone, never text.</summary>
public static class ClaimReasons
{
    /// <summary>Why a provider asks for a later deadline.</summary>
    public static IReadOnlyList<string> Extension { get; } = ["technical", "operational", "clarification", "court_order", "appeal", "force_majeure", "other"];

    /// <summary>Grounds that may start a period anew.</summary>
    public static IReadOnlyList<string> Reset { get; } = ["force_majeure", "technical", "operational", "clarification", "manifest_error"];

    /// <summary>Why an authority accepts.</summary>
    public static IReadOnlyList<string> Accept { get; } = ["granted", "court_order", "clarification", "force_majeure", "other"];

    /// <summary>Why an authority turns down.</summary>
    public static IReadOnlyList<string> Reject { get; } = [ReasonCodes.Rejected, "late", "not_found", ReasonCodes.Incomplete, "other"];

    /// <summary>The reasons of a kind of claim.</summary>
    public static IReadOnlyList<string> Of(ClaimKind kind) => kind == ClaimKind.Extension ? Extension : Reset;
}
