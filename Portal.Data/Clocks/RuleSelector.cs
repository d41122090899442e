using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The rules of an item: those that the sender names, else those that the catalogue finds. Remembers answers for one run.</summary>
internal sealed class RuleSelector(RuleCatalogue catalogue, ClockView view)
{
    private const int MaxRemembered = 50_000;

    private readonly Dictionary<(string?, string?, string?, string?, LocalDate), IReadOnlyList<Rule>> found = [];

    /// <summary>Whether the sender named the rules.</summary>
    internal static bool IsNamed(ItemTimeline item) => item.Rules.Count > 0;

    internal IReadOnlyList<Rule> Of(ItemTimeline item)
    {
        if (IsNamed(item))
        {
            return item.Rules.Count == 1
                ? Known(catalogue.Named(item.Rules[0]))
                : Known([.. item.Rules.SelectMany(catalogue.Named).DistinctBy(rule => rule.Id)]);
        }

        // A country may join or leave the Union on any day. Providers of the same types have the same rules.
        var types = item.Provider is { } provider ? view.ProviderTypes(provider) : null;
        var key = (item.IssuerCountry, item.NoticeType, item.Category, types is null ? null : string.Join(';', types), item.IssuedAt.InUtc().Date);
        if (!found.TryGetValue(key, out var rules))
        {
            if (found.Count >= MaxRemembered)
            {
                found.Clear();
            }

            var traits = new NoticeTraits(item.IssuerCountry, item.NoticeType, item.Category, types, item.IssuedAt);
            rules = [.. Known(catalogue.Rules).Where(rule => Applicability.Mismatch(rule, traits, catalogue) is null)];
            found[key] = rules;
        }

        return rules;
    }

    /// <summary>Those that were in the catalogue at the known-at instant.</summary>
    internal IReadOnlyList<Rule> Known(IReadOnlyList<Rule> rules) =>
        view.KnownAt is { } known && rules.Any(rule => rule.KnownFrom > known) ? [.. rules.Where(rule => rule.KnownFrom is not { } from || from <= known)] : rules;
}
