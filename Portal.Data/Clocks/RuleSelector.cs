using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The rules of an item: those that the sender names, else those that the catalogue finds. Remembers answers for one run.</summary>
internal sealed class RuleSelector(RuleCatalogue catalogue, ClockView view)
{
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

        // A country may join or leave the Union on any day.
        var key = (item.IssuerCountry, item.NoticeType, item.Category, item.Provider, item.IssuedAt.InUtc().Date);
        if (!found.TryGetValue(key, out var rules))
        {
            var traits = Traits(item);
            rules = [.. Known(catalogue.Rules).Where(rule => Applicability.Mismatch(rule, traits, catalogue) is null)];
            found[key] = rules;
        }

        return rules;
    }

    /// <summary>Those that were in the catalogue at the known-at instant.</summary>
    internal IReadOnlyList<Rule> Known(IReadOnlyList<Rule> rules) =>
        view.KnownAt is { } known && rules.Any(rule => rule.KnownFrom > known) ? [.. rules.Where(rule => rule.KnownFrom is not { } from || from <= known)] : rules;

    private NoticeTraits Traits(ItemTimeline item) => new(
        item.IssuerCountry, item.NoticeType, item.Category, item.Provider is { } provider ? view.ProviderTypes(provider) : null, item.IssuedAt);
}
