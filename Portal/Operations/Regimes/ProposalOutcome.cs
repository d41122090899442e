using System.Diagnostics;
using Portal.Data.Regimes;

namespace Portal.Operations.Regimes;

/// <summary>What became of an act, in words.</summary>
internal static class ProposalOutcome
{
    internal static string Words(ProposalResult result) => result switch
    {
        ProposalResult.Done done => done.Proposal.State switch
        {
            "approved" => "Approved. The new version counts from now on, and the open items follow it.",
            "rejected" => "Rejected. The rules stay as they are.",
            "withdrawn" => "Taken back. The rules stay as they are.",
            _ => "Proposed. A second person has to decide.",
        },
        ProposalResult.NotAllowed => "Your account may not do this: operators propose, a second person with the role approver decides.",
        ProposalResult.OwnProposal => "You proposed this. Somebody else has to decide.",
        ProposalResult.NotOpen => "This proposal is decided already, or there is none with this number.",
        ProposalResult.Stale => "A rule of the same duty has changed since this was proposed. Propose it anew on what now stands; nothing was changed.",
        ProposalResult.Refused refused => string.Join(" ", refused.Problems.Select(problem => $"{problem.Path} {problem.Message}.")),
        _ => throw new UnreachableException(),
    };
}
