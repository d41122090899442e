using Portal.Data.Disclosure;

namespace Portal.Data.Releases;

/// <summary>What came of a step.</summary>
public abstract record ReleaseResult
{
    private ReleaseResult()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Draft">The draft as it now stands.</param>
    public sealed record Done(DraftState Draft) : ReleaseResult;

    /// <summary>It was not done, and nothing was published.</summary>
    /// <param name="Problems">Every reason, each with a short name.</param>
    public sealed record Refused(IReadOnlyList<InputProblem> Problems) : ReleaseResult
    {
        /// <summary>One reason.</summary>
        public Refused(string rule, string message)
            : this([new InputProblem(rule, message)])
        {
        }
    }
}
