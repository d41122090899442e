using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What came of building.</summary>
internal abstract record DraftResult
{
    private DraftResult()
    {
    }

    /// <summary>A draft.</summary>
    internal sealed record Built(ReleaseDraft Draft) : DraftResult;

    /// <summary>The data or the plan are not as they must be; nothing was made.</summary>
    internal sealed record Refused(IReadOnlyList<InputProblem> Problems) : DraftResult;
}
