using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;
using Portal.Ui;

namespace Portal.Operations.Releases;

/// <summary>A plan as its page shows it.</summary>
/// <param name="Programmes">The programmes of this installation.</param>
/// <param name="Plan">The plan; null where there is none.</param>
/// <param name="Rules">Its rules of hiding in words.</param>
/// <param name="Problems">Why there is none.</param>
internal sealed record PlanView(IReadOnlyList<ProgrammeFile> Programmes, ReleasePlan? Plan, IReadOnlyList<string> Rules, IReadOnlyList<InputProblem> Problems)
{
    /// <summary>The programme that it is about; null where there is none.</summary>
    public Programme? Programme { get; init; }

    /// <summary>What is wrong in the form, each at its field; these stand in no other list.</summary>
    public IReadOnlyList<FieldProblem> Wrong { get; init; } = [];

    /// <summary>Whether the release that is to be corrected was published; then the form of its correction is shown.</summary>
    public bool IsCorrectable { get; init; }

    /// <summary>The draft of the same version that building anew would give up; null where there is none.</summary>
    public DraftState? Standing { get; init; }

    /// <summary>The same draft, except where it was turned down and so is given up already.</summary>
    public DraftState? GivenUp => Standing is { Step: not ReleaseStep.Rejected } draft ? draft : null;

    /// <summary>Why nothing is due, where nobody asked for a month; null otherwise.</summary>
    public string? NothingDue { get; init; }
}
