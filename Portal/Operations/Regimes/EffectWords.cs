using System.Globalization;
using Portal.Data.Clocks;
using Portal.Ui;

namespace Portal.Operations.Regimes;

/// <summary>The effect of a change on open items in words.</summary>
internal static class EffectWords
{
    internal static string Answer(RuleEffect effect, CultureInfo culture) => effect switch
    {
        { Open: 0 } => "No item is open now, so nothing moves.",
        { Changed: 0 } => $"None of the {HumanFormat.Count(effect.Open, culture)} open items changes.",
        _ => $"{HumanFormat.Count(effect.Changed, culture)} of {HumanFormat.Count(effect.Open, culture)} open items change. Verdicts of closed items never do.",
    };

    internal static IReadOnlyList<TableRow> Rows(RuleEffect effect, CultureInfo culture) =>
    [
        Row("Due earlier", effect.Earlier),
        Row("Due later", effect.Later),
        Row("Get a due time", effect.Gained),
        Row("Lose their due time", effect.Lost),
        Row("Within the limit now, past it then", effect.PastThen),
        Row("Past the limit now, within it then", effect.WithinThen),
        new(new Link("Changed in any way"), [HumanFormat.Count(effect.Changed, culture)], IsTotal: true),
    ];

    private static TableRow Row(string name, int count) => new(new Link(name), [HumanFormat.Count(count, CultureInfo.CurrentUICulture)]);
}
