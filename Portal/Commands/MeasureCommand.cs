using System.CommandLine;
using Portal.Commands.Measures;

namespace Portal.Commands;

/// <summary><c>portal measure KIND DATA</c>: statistics from a data file alone.</summary>
internal static class MeasureCommand
{
    internal static Command Create()
    {
        var kind = new Argument<string>("kind") { Description = string.Join(", ", MeasureKinds.Names) };
        var data = new Argument<string>("data") { Description = "A CSV file with a header; for prng the seed." };
        var options = new MeasureCommandOptions();
        var command = new Command("measure", "Computes statistics from a data file; needs no database.") { kind, data };
        options.AddTo(command);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(kind), parsed.GetRequiredValue(data), () => options.Read(parsed)));
        return command;
    }

    private static int Run(string kind, string data, Func<MeasureOptions> readOptions)
    {
        try
        {
            CommandOutput.WriteJson(MeasureKinds.Compute(kind, data, readOptions()));
            return ExitCodes.Done;
        }
        catch (WrongUsageException wrong)
        {
            CommandOutput.Error.WriteLine(wrong.Message);
            return ExitCodes.WrongUsage;
        }
        catch (RefusedDataException refused)
        {
            CommandOutput.Error.WriteLine($"{data}: {refused.Message}");
            return ExitCodes.Finding;
        }
    }
}
