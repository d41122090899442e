using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Seeding;

namespace Portal.Commands;

/// <summary><c>portal bench coverage</c>: how often the register's 95 % intervals hold a truth that is known.</summary>
internal static class BenchCoverage
{
    internal static Command Create()
    {
        var seeds = new Option<int>("--seeds") { Description = "Worlds.", DefaultValueFactory = _ => new CoverageOptions().Seeds };
        var items = new Option<int>("--items") { Description = "Items of each world's three years.", DefaultValueFactory = _ => new CoverageOptions().Items };
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("coverage", "Counts how often the 95 % intervals hold the truth of synthetic worlds.") { seeds, items, json };
        command.SetAction((parsed, cancellation) =>
        {
            var options = new CoverageOptions { Seeds = parsed.GetValue(seeds), Items = parsed.GetValue(items) };
            if (options.Seeds < 1 || options.Items < 1000)
            {
                CommandOutput.Error.WriteLine("--seeds must be 1 or more, --items 1000 or more.");
                return Task.FromResult(ExitCodes.WrongUsage);
            }

            var today = LocalDatePattern.Iso.Format(SystemClock.Instance.GetCurrentInstant().InUtc().Date);
            var words = string.Create(CultureInfo.InvariantCulture, $"portal bench coverage --seeds {options.Seeds} --items {options.Items} --json");
            var result = CoverageStudy.Run(options, words, today, new ShareProgress("simulating"), cancellation);
            if (parsed.GetValue(json))
            {
                CommandOutput.WriteJson(result);
            }
            else
            {
                Print(result);
            }

            return Task.FromResult(ExitCodes.Done);
        });
        return command;
    }

    private static void Print(CoverageResult result)
    {
        CommandOutput.Out.WriteLine("slice | figure | interval | worlds | covered % | error | mean truth | mean figure");
        foreach (var row in result.Coverage)
        {
            CommandOutput.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Slice} | {row.Figure} | {(row.IsNaive ? "(naive) " : "")}{row.Method} | {row.Worlds} | {100 * row.Share:0.0} | {100 * row.Error:0.0} | {row.MeanTruth:0.####} | {row.MeanFigure:0.####}"));
        }

        CommandOutput.Out.WriteLine("figure | common way | worlds | it says | the register says | truth");
        foreach (var row in result.Bias)
        {
            CommandOutput.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Figure} | {row.Naive} | {row.Worlds} | {row.MeanNaive:0.####} | {row.MeanFigure:0.####} | {row.MeanTruth:0.####}"));
        }
    }
}
