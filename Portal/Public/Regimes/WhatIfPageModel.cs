using Portal.Data.Regimes;
using Portal.Data.Releases;

namespace Portal.Public.Regimes;

/// <summary>Holds the limits that are not in force against the released times of everything together.</summary>
internal sealed class WhatIfPageModel(OpenData data, RuleBook book)
{
    internal async Task<WhatIfView> LoadAsync(CancellationToken cancellation)
    {
        var figures = await data.FiguresAsync(cancellation);
        if (figures.World is not { } world)
        {
            return new WhatIfView(null, null, []);
        }

        var rules = (await book.HistoryAsync(cancellation)).Current.Rules.Where(SupposedLimit.IsAsked);
        return new WhatIfView(world, figures.Version, [.. rules.Select(rule => Line(rule, world))]);
    }

    private static WhatIfLine Line(Rule rule, ReleasedPart world)
    {
        var (fewest, most) = SupposedLimit.Hours(rule.Limit!.Value);
        var (atLeast, atMost) = SupposedLimit.Gone(world, fewest, most);
        return new WhatIfLine(rule, atLeast, atMost);
    }
}
