using System.Diagnostics;
using System.Text.Json.Nodes;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;

namespace Portal.Slices;

/// <summary>Answers questions for slices, always through somebody's eyes: out of the stored cells where they know, else from the events.</summary>
internal sealed class SliceAnswers(
    CubeQueries cube, ReappearanceQueries returns, NoticeHistoryQueries history, NoticeFolds folds, RuleBook book, ProviderStore providers)
{
    /// <summary>What the cells say; null where only the events can, and then the question says why.</summary>
    internal async Task<(JsonObject? Document, SliceQuestion Question)> FromCellsAsync(Scope scope, SliceQuestion question, CancellationToken cancellation)
    {
        if (question.IsExact)
        {
            return (null, question);
        }

        return await cube.SeriesAsync(scope, question.Filter, [question.Window, question.Window.Before], question.KnownAt, cancellation) switch
        {
            [CubeAnswer.Served(var cells), CubeAnswer.Served(var before)] =>
                (SliceDocument.Describe(scope, question, cells, await ReturnsAsync(scope, question, cells, cancellation), before), question),
            [CubeAnswer.NotServed(var because), ..] => (null, question with { WhyEvents = because }),
            [_, CubeAnswer.NotServed(var because)] => (null, question with { WhyEvents = because }),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What the events say: folded anew, slow.</summary>
    internal async Task<JsonObject> FromEventsAsync(Scope scope, SliceQuestion question, CancellationToken cancellation)
    {
        var report = await new SliceReportQueries(history)
            .AsKnownAsync(scope, question.Filter, question.Window, await folds.CurrentAsync(cancellation), question.KnownAt, cancellation);
        return SliceDocument.Describe(scope, question, report);
    }

    // Single items are at hand as they stand now
    private async Task<IReturnMeasures> ReturnsAsync(Scope scope, SliceQuestion question, CubeReport cells, CancellationToken cancellation) =>
        cells.IsAsKnownNow ? await returns.ReadAsync(scope, question.Filter, question.Window, cells.Reappearance, cancellation) : cells.Reappearance;

    /// <summary>The first code of the question that is none; null where all are known.</summary>
    internal async Task<SliceProblem?> UnknownCodeAsync(SliceQuestion question, CancellationToken cancellation)
    {
        var known = await providers.AllAsync(cancellation);
        return question.UnknownCode(known.Select(one => one.Code), (await book.HistoryAsync(cancellation)).Current.Knows);
    }
}
