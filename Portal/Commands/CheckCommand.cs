using System.CommandLine;
using System.Diagnostics;
using Portal.Data.Audit;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Releases;

namespace Portal.Commands;

/// <summary><c>portal check</c>: recounts what is stored from the events, and says everything that differs.</summary>
internal static class CheckCommand
{
    internal static Command Create()
    {
        var database = CommandDatabase.CreateOption();
        var repair = new Option<bool>("--repair") { Description = "Writes states, cells, ledger and the index of event ids anew from the events where they differ." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document." };
        var command = new Command("check", "Recounts the stored cells and their ledger from the events, and verifies the audit log, every release and the database.") { database, repair, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            return await RunAsync(opened, parsed.GetValue(repair), parsed.GetValue(json), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandDatabase opened, bool repair, bool asJson, CancellationToken cancellation)
    {
        var history = new NoticeHistoryQueries(opened.Database);
        var stored = new StoredNoticeQueries(opened.Database);
        var queries = new CubeCheckQueries(opened.Database, history, stored);
        var watch = Stopwatch.StartNew();
        var fold = CatalogueDeadlines.FoldOf(
            await opened.RulesAsync(cancellation),
            await new SourceStore(opened.Database).AllAsync(cancellation),
            await new ProviderStore(opened.Database).AllAsync(cancellation));
        var audit = await new AuditQueries(opened.Database).VerifyAsync(cancellation);
        var before = await queries.CheckAsync(fold, RateProgress.Create("recount", "items"), cancellation);
        var after = before;
        var seconds = watch.Elapsed.TotalSeconds;
        if (repair && before.Differences.Count > 0)
        {
            await RepairAsync(opened, before, fold, new StoredNoticeStore(opened.Database, history, stored), history, cancellation);
            after = await queries.CheckAsync(fold, RateProgress.Create("recount", "items"), cancellation);
        }

        await using var services = opened.Services();
        var releases = await services.GetRequiredService<ReleasesCheck>().RunAsync(cancellation);
        Print(before, after, audit, releases, seconds, asJson);
        return after.Differences.Count == 0 && audit.IsWhole && releases.Problems.Count == 0 ? ExitCodes.Done : ExitCodes.Finding;
    }

    /// <summary>Writes anew what follows from events that can be read, and says what can't be.</summary>
    private static async Task RepairAsync(
        CommandDatabase opened, CubeCheckReport before, NoticeFold fold, StoredNoticeStore store, NoticeHistoryQueries history, CancellationToken cancellation)
    {
        if (before.NotRepairable is { } reason)
        {
            await CommandOutput.Error.WriteLineAsync($"not repaired: {reason}");
        }

        if (before.Differences.Any(one => one.Kind == CubeCheckQueries.File))
        {
            return;
        }

        await CommandOutput.Error.WriteLineAsync($"states of {await store.RepairAsync(fold, cancellation)} notices written anew");
        await opened.Board().RebuildAsync(cancellation);
        if (before.NotRepairable is not null)
        {
            return;
        }

        if (before.Differences.Any(one => one.Kind == CubeCheckQueries.EventIds))
        {
            await new EventKeyStore(opened.Database).RebuildAsync(history, cancellation);
        }

        await new CubeRebuildStore(opened.Database, history)
            .RebuildAsync(fold, new Progress<long>(count => CommandOutput.Error.WriteLine($"{count} notices counted")), cancellation);
    }

    private static void Print(CubeCheckReport before, CubeCheckReport after, AuditVerification audit, FolderCheck releases, double seconds, bool asJson)
    {
        var isRepaired = !ReferenceEquals(before, after);
        if (asJson)
        {
            CommandOutput.WriteJson(new
            {
                Ok = after.Differences.Count == 0 && audit.IsWhole && releases.Problems.Count == 0,
                after.Notices,
                after.Items,
                after.Slices,
                after.Blocks,
                after.LedgerRows,
                after.States,
                after.Identities,
                Seconds = Math.Round(seconds, 3),
                after.Digest,
                AuditEntries = audit.Entries,
                AuditBrokenAt = audit.BrokenAt,
                ReleaseVersions = releases.Versions,
                ReleaseFiles = releases.Files,
                ReleaseProblems = releases.Problems,
                IsRepaired = isRepaired,
                after.NotRepairable,
                RepairedDifferences = isRepaired ? before.Differences.Except(after.Differences) : [],
                after.DamagedNotices,
                after.Differences,
            });
            return;
        }

        foreach (var one in isRepaired ? before.Differences.Except(after.Differences) : [])
        {
            CommandOutput.Out.WriteLine($"rebuilt: {one.Kind}: {one.Where}: {one.What}");
        }

        foreach (var one in after.Differences)
        {
            CommandOutput.Out.WriteLine($"{one.Kind}: {one.Where}: {one.What}");
        }

        if (audit.BrokenAt is { } broken)
        {
            CommandOutput.Out.WriteLine($"audit: the log does not hold from entry {broken}");
        }

        foreach (var problem in releases.Problems)
        {
            CommandOutput.Out.WriteLine($"release: {problem.Rule}: {problem.Message}");
        }

        foreach (var one in after.Identities)
        {
            CommandOutput.Out.WriteLine($"identity {one.Name}: holds on {one.Slices - one.Broken} of {one.Slices} slices, on every day");
        }

        if (after.NotRepairable is { } reason)
        {
            CommandOutput.Out.WriteLine($"can't be repaired: {reason}");
        }

        CommandOutput.Out.WriteLine(
            $"{after.Notices} notices, {after.Items} items, {after.States} kept states, {after.Slices} slices, {after.Blocks} blocks, {after.LedgerRows} ledger rows, {audit.Entries} audit entries, {releases.Versions} releases: {after.Differences.Count + releases.Problems.Count} differences");
    }
}
