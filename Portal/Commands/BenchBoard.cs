using System.CommandLine;
using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using NodaTime;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Ui.Workbench;

namespace Portal.Commands;

/// <summary>
/// How long the server needs for the first paint of a deadline board with many open clocks: the questions to the database and the HTML.
/// The notices go through the ordinary store, into a database of its own that is deleted afterwards.
/// </summary>
internal static class BenchBoard
{
    private const int Rounds = 15;
    private const int Providers = 60;
    private static readonly Source Source = new() { Code = "bench", Name = "Bench (fictional)", Namespace = "bench", MayLoadHistory = true, IsSynthetic = true };

    internal static Command Create()
    {
        var items = new Option<int>("--items") { Description = "Open clocks.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("board", "First paint of the deadline board, server side.") { items };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(items), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int items, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-board-").FullName;
        try
        {
            await using var services = Services(folder);
            var seconds = await FillAsync(services, items, cancellation);
            var model = services.GetRequiredService<ClockBoardModel>();
            var reads = new List<double>();
            var paints = new List<double>();
            var jumps = new List<double>();
            foreach (var filter in (BoardAddress[])[new(), new() { Host = "XB" }, new() { Provider = "p7", State = BoardState.Running }])
            {
                for (var round = 0; round < Rounds; round++)
                {
                    reads.Add(await TimeAsync(() => model.LoadAsync(new Scope.All(), filter, cancellation)));
                    paints.Add(await TimeAsync(() => PaintAsync(services, filter)));
                }
            }

            var board = await model.LoadAsync(new Scope.All(), new BoardAddress(), cancellation);
            for (var round = 0; round < Rounds; round++)
            {
                var start = (int)((long)board.Lines.Total * ((round * 7) % Rounds) / Rounds);
                jumps.Add(await TimeAsync(() => board.Lines.ReadAsync(start, 60, cancellation)));
            }

            CommandOutput.WriteJson(new
            {
                OpenClocks = board.Counts.Total,
                AppendSeconds = seconds,
                DataMsMedian = Quantile(reads, 0.5),
                DataMsWorst = reads.Max(),
                FirstPaintMsMedian = Quantile(paints, 0.5),
                FirstPaintMsWorst = paints.Max(),
                ScrollMsMedian = Quantile(jumps, 0.5),
                ScrollMsWorst = jumps.Max(),
                TargetMs = 300,
                IsReached = Quantile(paints, 0.5) < 300,
            });
            return ExitCodes.Done;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPortalData(new PortalDataOptions
        {
            Database = Path.Combine(folder, "portal.db"),
            ReferenceKeyFile = Path.Combine(folder, "reference.key"),
            SeedFolder = PortalPaths.SeedFolder,
        });
        services.AddWorkbench();
        services.AddSingleton<NavigationManager, NoNavigation>();
        services.AddSingleton<Microsoft.JSInterop.IJSRuntime, NoScript>();
        return services.BuildServiceProvider();
    }

    private static async Task<double> FillAsync(ServiceProvider services, int items, CancellationToken cancellation)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        await services.GetRequiredService<Migrator>().ApplyAsync(cancellation);
        await services.GetRequiredService<SourceStore>().PutAsync(Source, cancellation);
        await services.GetRequiredService<ProviderStore>().PutAsync(
            [.. Enumerable.Range(0, Providers).Select(at => new Provider { Code = $"p{at}", Name = $"Provider {at} (fictional)", HomeZone = "Europe/Berlin", IsSynthetic = true })], cancellation);
        var fold = CatalogueDeadlines.FoldOf(
            await services.GetRequiredService<RuleBook>().HistoryAsync(cancellation), [Source], await services.GetRequiredService<ProviderStore>().AllAsync(cancellation));
        var started = Stopwatch.GetTimestamp();
        await using var batch = await services.GetRequiredService<NoticeStore>().BeginAsync(Source, fold, cancellation);
        foreach (var chunk in Enumerable.Range(0, items).Select(at => Issue(at, items, now)).Chunk(20_000))
        {
            await batch.AppendAsync(chunk, cancellation);
        }

        await batch.CommitAsync(cancellation);
        return Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1);
    }

    /// <summary>Issues spread over ten days, with limits of a day to a week: some overdue, some at risk, most running.</summary>
    private static NoticeEvent Issue(int at, int items, Instant now) => new()
    {
        Source = Source.Code,
        EventId = $"e{at}",
        NoticeRef = $"n{at}",
        Type = EventType.Issued,
        OccurredAt = now - Duration.FromSeconds(864_000L * at / items),
        RecordedAt = now,
        Provider = $"p{at % Providers}",
        IssuerCountry = SyntheticCountry.All[at % 7].Code,
        HostCountry = SyntheticCountry.All[at % SyntheticCountry.All.Count].Code,
        Category = (at % 3) switch { 0 => "csam-known", 1 => "csam-new", _ => "csam-generated" },
        NoticeType = "hotline_notice",
        LimitSeconds = 86_400L * (1 + (at % 14)),
    };

    private static Task<string> PaintAsync(ServiceProvider services, BoardAddress address)
    {
        var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return renderer.Dispatcher.InvokeAsync(async () =>
        {
            await using (renderer)
            {
                var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(ClockBoard.Title)] = "Deadline board",
                    [nameof(ClockBoard.Action)] = PortalUrls.DeadlineBoard,
                    [nameof(ClockBoard.Scope)] = new Scope.All(),
                    [nameof(ClockBoard.Address)] = address,
                });
                return (await renderer.RenderComponentAsync<ClockBoard>(parameters)).ToHtmlString();
            }
        });
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1);
    }

    private static double Quantile(List<double> values, double share) => values.Order().ElementAt((int)((values.Count - 1) * share));

    private sealed class NoNavigation : NavigationManager
    {
        public NoNavigation() => Initialize("http://localhost/", "http://localhost" + PortalUrls.DeadlineBoard);
    }

    private sealed class NoScript : Microsoft.JSInterop.IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException("A static paint calls no script.");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => InvokeAsync<TValue>(identifier, args);
    }
}
