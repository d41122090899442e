using System.Globalization;
using NodaTime;
using Portal.Ui;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Providers;

/// <summary>What a reader must know to quote a comparison.</summary>
internal static class ComparisonFacts
{
    internal static FigureFacts Of(ComparisonView view, Instant look, bool isSynthetic) => FactsOf.At(look, isSynthetic, view.Funnel.Points.Sum(point => point.Unit.Due)) with
    {
        ItemsLabel = "Items due",
        More =
        [
            ("Group", $"{view.Group}, {HumanFormat.Count(view.Funnel.Providers, CultureInfo.CurrentUICulture)} providers"),
            .. view.Funnel.Tau is { } tau ? (IEnumerable<(string, string)>)[("Spread between providers", "τ " + HumanFormat.Number(tau, 3, CultureInfo.CurrentUICulture))] : [],
        ],
    };
}
