namespace Portal.Data.Regimes;

/// <summary>What became of an act on a proposal.</summary>
public abstract record ProposalResult
{
    private ProposalResult()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Proposal">As it now stands.</param>
    public sealed record Done(RuleProposal Proposal) : ProposalResult;

    /// <summary>The account's role may not do this.</summary>
    public sealed record NotAllowed : ProposalResult;

    /// <summary>The proposer may not decide.</summary>
    public sealed record OwnProposal : ProposalResult;

    /// <summary>No proposal has that number, or it is decided already.</summary>
    public sealed record NotOpen : ProposalResult;

    /// <summary>A row of the same duty changed since the proposal was made: it must be made anew on what now stands.</summary>
    public sealed record Stale : ProposalResult;

    /// <summary>The row or the reason is not valid; each error has its path.</summary>
    /// <param name="Problems">Paths within the proposed row, <c>$.duration</c>, or <c>reason</c>.</param>
    public sealed record Refused(IReadOnlyList<CatalogueProblem> Problems) : ProposalResult;
}
