using System.Text.Json;
using Portal.Data.Clocks;
using Portal.Data.Regimes;
using Portal.Ui.Rules;

namespace Portal.Operations.Regimes;

/// <summary>Loads what an operator and the second person see of the rules and of their changes.</summary>
internal sealed class RuleDeskModel(RuleBook book, RuleTextStore texts, RuleDrafts drafts, RuleEffectQueries effects, RuleWords words)
{
    internal async Task<RuleCatalogue> CatalogueAsync(CancellationToken cancellation) => await book.CurrentAsync(cancellation);

    /// <summary>A form with the row as it stands; null where none has the id.</summary>
    internal async Task<RuleForm?> FormAsync(string rule, CancellationToken cancellation)
    {
        var catalogue = await book.CurrentAsync(cancellation);
        return catalogue.Rules.FirstOrDefault(one => string.Equals(one.Id, rule, StringComparison.OrdinalIgnoreCase)) is { } found
            ? RuleForm.Of(found.Text, catalogue, words)
            : null;
    }

    /// <summary>A form with an uploaded row; null where the text is no JSON object.</summary>
    internal async Task<RuleForm?> UploadedAsync(string body, CancellationToken cancellation)
    {
        try
        {
            return RuleForm.Of(body.Trim() is ['[', .. var inner, ']'] ? inner : body, await book.CurrentAsync(cancellation), words);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What a row would change, with the effect on stored items; or what is wrong with it.</summary>
    internal async Task<(ProposalSheet? Sheet, IReadOnlyList<CatalogueProblem> Problems)> CompareAsync(string body, CancellationToken cancellation)
    {
        var (draft, problems) = await drafts.ReadAsync(body, cancellation);
        return draft is null
            ? (null, problems)
            : (Sheet(draft.Change, await book.CurrentAsync(cancellation), await effects.PreviewAsync(draft.Catalogue, cancellation)), []);
    }

    /// <summary>What a decided proposal changed, against the state on which it was made.</summary>
    internal async Task<ProposalSheet> PastAsync(RuleProposal proposal, CancellationToken cancellation)
    {
        var editions = await texts.AllAsync(cancellation);
        var before = editions.Last(edition => edition.Number <= (proposal.Edition - 1 ?? proposal.BaseEdition)).Texts.FirstOrDefault(text => text.RuleId == proposal.RuleId);
        return new ProposalSheet(proposal.RuleId, before is null, RuleDiff.Of(before?.Body, proposal.Body, words), [], Effect: null);
    }

    private ProposalSheet Sheet(RuleChange change, RuleCatalogue current, RuleEffect effect)
    {
        var before = current.Rules.FirstOrDefault(rule => rule.Id == change.RuleId);
        return new ProposalSheet(
            change.RuleId,
            before is null,
            RuleDiff.Of(before?.Text, change.Body, words),
            [.. change.Changed.Where(text => text.RuleId != change.RuleId).Select(text => $"{text.RuleId} ends the day before this version begins and is marked as replaced.")],
            effect);
    }
}
