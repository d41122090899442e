using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Slices;
using Portal.Ui.Workbench;

namespace Portal.Regulators.Slices;

/// <summary>Answers one slice out of the stored cells with the document that the command line prints.</summary>
internal sealed class SliceExplorerModel(CubeQueries cube, ReappearanceQueries returns, ProviderStore providers, QualityModel quality, ProviderFiguresModel figures)
{
    internal async Task<SliceExplorerView> LoadAsync(Scope scope, SliceAddress address, CancellationToken cancellation)
    {
        var now = figures.Look;
        var offered = await cube.ChoicesAsync(scope, cancellation);
        var look = address.Known is { } known && known < now ? known : now;
        var window = address.Period.WindowAt(look);
        var answers = await cube.SeriesAsync(scope, address.Filter, [window, window.Before], look < now ? look : null, cancellation);
        var names = (await providers.AllAsync(cancellation)).ToDictionary(one => one.Code, one => one.Name, StringComparer.Ordinal);
        var question = new SliceQuestion(address.Filter, window, look, look, IsExact: false);

        // Single items are at hand as they stand now
        async Task<IReturnMeasures> ReturnsAsync(CubeReport report) =>
            report.IsAsKnownNow ? await returns.ReadAsync(scope, address.Filter, window, report.Reappearance, cancellation) : report.Reappearance;
        var (document, speed, good, because) = answers switch
        {
            [CubeAnswer.Served(var report), CubeAnswer.Served(var before)] => (
                Text(SliceDocument.Describe(scope, question, report, await ReturnsAsync(report), before)),
                SpeedOf(report),
                QualityFigures.Of(report, await quality.LoadAsync(scope, address.Filter, now, cancellation)),
                (string?)null),
            [CubeAnswer.NotServed(var first), ..] => (null, null, null, first),
            [_, CubeAnswer.NotServed(var second)] => (null, null, null, second),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new SliceExplorerView(
            window,
            offered,
            names,
            document,
            speed,
            good,
            because,
            Missing(offered, address),
            PortalUrls.Slices(address with { Period = PeriodChoice.Named(window), Known = look }),
            SliceCommandText.Of(scope, address.Filter, window, look));
    }

    // A mistyped code would give zeros that look like an answer
    private static string? Missing(SliceChoices offered, SliceAddress address)
    {
        (string Name, string? Code, IReadOnlyList<string> Codes)[] parts =
        [
            ("provider", address.Provider, offered.Providers), ("host country", address.Host, offered.Hosts), ("issuer country", address.Issuer, offered.Issuers),
            ("category", address.Category, offered.Categories), ("rule", address.Rule, offered.Rules),
        ];
        return parts.Where(part => part.Code is not null && !part.Codes.Contains(part.Code)).Select(part => part.Name).FirstOrDefault();
    }

    private static IReadOnlyList<SpeedFigures> SpeedOf(CubeReport report)
    {
        var name = PeriodWords.Name(report.Window, CultureInfo.CurrentUICulture);
        return [SpeedFigures.Of(report.Period, name), SpeedFigures.Of(report.Cohort, "received in the period")];
    }

    // Read back from text, so that the page shows what a reader of the document gets
    private static JsonObject Text(JsonObject document) => JsonNode.Parse(document.ToJsonString())!.AsObject();
}
