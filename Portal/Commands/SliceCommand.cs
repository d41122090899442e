using System.CommandLine;
using System.Diagnostics;
using NodaTime;
using Portal.Commands.Measures;
using Portal.Commands.Slices;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Commands;

/// <summary><c>portal slice</c>: every measure of one slice as JSON.</summary>
internal static class SliceCommand
{
    internal static Command Create()
    {
        var database = CommandDatabase.CreateOption();
        var options = new SliceCommandOptions();
        var command = new Command("slice", "Prints every measure of one slice of the notices as JSON.") { database };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                var question = options.Read(parsed, SystemClock.Instance.GetCurrentInstant());
                await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
                return await RunAsync(opened, question, cancellation);
            }
            catch (WrongUsageException wrong)
            {
                await CommandOutput.Error.WriteLineAsync(wrong.Message);
                return ExitCodes.WrongUsage;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandDatabase opened, SliceQuestion question, CancellationToken cancellation)
    {
        var rules = await opened.RulesAsync(cancellation);
        var providers = await new ProviderStore(opened.Database).AllAsync(cancellation);
        question.RequireKnownCodes(providers.Select(one => one.Code), rules.Current.Knows);
        if (!question.IsExact)
        {
            switch (await new CubeQueries(opened.Database).ReportAsync(new Scope.All(), question.Filter, question.Window, question.KnownAt, cancellation))
            {
                case CubeAnswer.Served(var cells):
                    CommandOutput.WriteJson(SliceDocument.Describe(question, cells));
                    return ExitCodes.Done;
                case CubeAnswer.NotServed(var because):
                    question = question with { WhyEvents = because };
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        var fold = CatalogueDeadlines.FoldOf(rules, await new SourceStore(opened.Database).AllAsync(cancellation), providers);
        var report = await new SliceReportQueries(new NoticeQueries(opened.Database), new NoticeHistoryQueries(opened.Database))
            .AsKnownAsync(new Scope.All(), question.Filter, question.Window, fold, question.KnownAt, cancellation);
        CommandOutput.WriteJson(SliceDocument.Describe(question, report));
        return ExitCodes.Done;
    }
}
