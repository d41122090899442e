using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Releases.Reviews;

namespace Portal.Operations.Releases;

/// <summary>Loads a preview, and of what is there already nothing twice: each look goes on record.</summary>
internal sealed class PreviewPageModel(ReleaseWorkflow workflow, ReleaseReviews reviews)
{
    /// <summary>Whether there is such a draft; this look shows nothing, so it goes on no record.</summary>
    internal async Task<bool> IsThereAsync(string release, int version, CancellationToken cancellation) => await workflow.FindAsync(release, version, cancellation) is not null;

    /// <summary>What the address asks for; null where there is no draft.</summary>
    internal async Task<PreviewSheet?> LoadAsync(PreviewSheet? seen, PreviewAddress asked, Actor actor, CancellationToken cancellation)
    {
        if (await workflow.FindAsync(asked.Release, asked.Version, cancellation) is not { } draft)
        {
            return null;
        }

        var known = seen?.Draft.Id == draft.Id ? seen : null;
        var loss = known?.Loss ?? await reviews.LossAsync(draft, actor, cancellation);
        var rules = known?.Rules ?? await reviews.RuleValuesAsync(draft, cancellation);
        var table = loss.Lines.FirstOrDefault(line => line.Table == asked.Table)?.Table ?? loss.Lines[0].Table;
        var review = known?.Review.Table.Id == table ? known.Review : (await reviews.TableAsync(draft, table, actor, cancellation))!;
        var detail = string.IsNullOrEmpty(asked.Cell) ? null
            : known?.Detail?.Id == asked.Cell ? known.Detail
            : await reviews.CellAsync(draft, asked.Cell, actor, cancellation);
        return new PreviewSheet(draft, loss, rules, review, detail);
    }
}
