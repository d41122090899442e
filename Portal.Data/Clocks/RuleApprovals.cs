using System.Globalization;
using Portal.Data.Accounts;
using Portal.Data.Regimes;
using Portal.Data.Storage;

namespace Portal.Data.Clocks;

/// <summary>Approval with what follows from it: the open items take up the new rules, at once or, after a fall, at the next start.</summary>
public sealed class RuleApprovals(RuleProposalStore proposals, RuleEffectQueries effects, RuleTextStore texts, SettingStore settings)
{
    private const string Followed = "rules_followed";

    /// <summary>Approves a proposal and brings the open items in line.</summary>
    /// <param name="actor">The second person.</param>
    /// <param name="id">Number of the proposal.</param>
    /// <param name="cancellation">Ends the work; an approval that was stored stays, and the next start goes on.</param>
    public async Task<ProposalResult> ApproveAsync(Actor actor, long id, CancellationToken cancellation)
    {
        // Before there is something to follow: without the note a fall between the two steps would leave items behind
        await CatchUpAsync(cancellation);
        var result = await proposals.ApproveAsync(actor, id, cancellation);
        if (result is ProposalResult.Done)
        {
            await CatchUpAsync(cancellation);
        }

        return result;
    }

    /// <summary>Brings open items in line with states of the rules that they do not follow yet. Doing it again changes nothing.</summary>
    /// <returns>How many items changed.</returns>
    public async Task<int> CatchUpAsync(CancellationToken cancellation)
    {
        var newest = await texts.NewestAsync(cancellation);
        var note = await settings.FindAsync(Followed, cancellation);
        var from = note is null ? newest : long.Parse(note, CultureInfo.InvariantCulture);
        if (note is not null && from >= newest)
        {
            return 0;
        }

        var (changed, edition) = await effects.CatchUpAsync(from, cancellation);
        await settings.PutAsync(Followed, edition.ToString(CultureInfo.InvariantCulture), cancellation);
        return changed;
    }
}
