using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>
/// Every state of the catalogue. What is open follows the newest; what was closed stays judged by the state that was known when it closed,
/// so that no later version rewrites a verdict.
/// </summary>
public sealed class RuleHistory
{
    /// <summary>States in order; there is at least one.</summary>
    /// <param name="editions">The first is known always, each later one since its instant.</param>
    public RuleHistory(IReadOnlyList<RuleEdition> editions)
    {
        Editions = editions.Count > 0 ? editions : throw new ArgumentException("A history has at least one state.", nameof(editions));
    }

    /// <summary>In the order of their numbers.</summary>
    public IReadOnlyList<RuleEdition> Editions { get; }

    /// <summary>The newest state.</summary>
    public RuleCatalogue Current => Editions[^1].Catalogue;

    /// <summary>Number of the newest state.</summary>
    public long Number => Editions[^1].Number;

    /// <summary>A catalogue that never changed.</summary>
    /// <param name="catalogue">Its one state.</param>
    public static RuleHistory Of(RuleCatalogue catalogue) => new([new RuleEdition(1, Instant.MinValue, "file", catalogue)]);

    /// <summary>The state that judges what closed at an instant.</summary>
    /// <param name="closedAt">When it closed; a state known from that very instant judges it. Null is open and follows the newest.</param>
    public RuleCatalogue At(Instant? closedAt)
    {
        if (closedAt is { } closed)
        {
            for (var at = Editions.Count - 1; at > 0; at--)
            {
                if (Editions[at].KnownAt <= closed)
                {
                    return Editions[at].Catalogue;
                }
            }

            return Editions[0].Catalogue;
        }

        return Current;
    }

    /// <summary>The history as it was before later states.</summary>
    /// <param name="number">The newest state to keep.</param>
    public RuleHistory UpTo(long number) => new([.. Editions.Where(edition => edition.Number <= number)]);

    /// <summary>This history with one more state, as if it became known at an instant.</summary>
    /// <param name="catalogue">The further state.</param>
    /// <param name="knownAt">Not before the newest.</param>
    public RuleHistory With(RuleCatalogue catalogue, Instant knownAt) =>
        new([.. Editions, new RuleEdition(Number + 1, knownAt, "proposal", catalogue)]);
}
