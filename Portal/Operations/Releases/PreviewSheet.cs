using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Reviews;

namespace Portal.Operations.Releases;

/// <summary>What a preview shows.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Loss">What hiding costs.</param>
/// <param name="Rules">The rules with their values.</param>
/// <param name="Review">The chosen table.</param>
/// <param name="Detail">The chosen number; null where none is.</param>
internal sealed record PreviewSheet(DraftState Draft, LossReport Loss, PlanRules Rules, TableReview Review, CellDetail? Detail);
