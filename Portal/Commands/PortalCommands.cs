using System.CommandLine;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary>The verbs of the one executable. Without a verb it serves the site.</summary>
internal static class PortalCommands
{
    /// <summary>The root with every verb.</summary>
    internal static RootCommand Create()
    {
        var root = new RootCommand("Removal Time Register: how long known material stayed online after the provider was told.");
        root.SetAction((_, cancellation) => ServeCommand.RunAsync([], cancellation));
        root.Add(ServeCommand.Create());
        root.Add(GenerateCommand.Create());
        root.Add(ImportCommand.Create());
        root.Add(SourceCommand.Create());
        root.Add(KeyCommand.Create());
        root.Add(ProviderCommand.Create());
        root.Add(MeasureCommand.Create());
        root.Add(SliceCommand.Create());
        root.Add(CheckCommand.Create());
        root.Add(ClocksCommand.Create());
        root.Add(RegimesCommand.Create());
        root.Add(ProtectCommand.Create());
        root.Add(AttackCommand.Create());
        root.Add(ReleaseCommand.Create());
        root.Add(BenchCommand.Create());
        return root;
    }

    internal static async Task<int> RunAsync(string[] args)
    {
        var parsed = Create().Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await CommandOutput.Error.WriteLineAsync(error.Message);
            }

            return ExitCodes.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await CommandOutput.Error.WriteLineAsync("Stopped.");
            return ExitCodes.Stopped;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException)
        {
            // A file, a folder, a key or a database is not as it should be; the message says which and what to do
            await CommandOutput.Error.WriteLineAsync(failure.Message);
            return ExitCodes.Finding;
        }
        catch (Exception failure) when (DatabaseFailure.IsSaid(failure))
        {
            await CommandOutput.Error.WriteLineAsync(DatabaseFailure.Describe(failure));
            return ExitCodes.Finding;
        }
    }
}
