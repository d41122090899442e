using System.CommandLine;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Providers;

namespace Portal.Commands;

/// <summary>Who receives notices.</summary>
internal static class ProviderCommand
{
    internal static Command Create() => new("provider", "Who receives notices.") { CreateAdd(), CreateList() };

    private static Command CreateAdd()
    {
        var code = new Option<string?>("--code") { Description = "Stable code, as events name it." };
        var name = new Option<string?>("--name") { Description = "Name as people read it." };
        var type = new Option<string?>("--type") { Description = "Provider type code." };
        var zone = new Option<string?>("--zone") { Description = "IANA zone of the main office." };
        var group = new Option<string?>("--group") { Description = "Holding or group." };
        var file = new Option<string?>("--file") { Description = "A table with the columns code,name and, where known, type,home_zone,group,synthetic." };
        var synthetic = new Option<bool>("--synthetic") { Description = "An invented provider, or a table of them." };
        var database = CommandDatabase.CreateOption();
        var command = new Command("add", "Adds providers, or changes those with the same code.") { code, name, type, zone, group, file, synthetic, database };
        command.SetAction(async (parsed, cancellation) =>
        {
            IReadOnlyList<Provider>? providers = parsed.GetValue(file) is { } path
                ? ProviderTable.Read(path, parsed.GetValue(synthetic))
                : parsed.GetValue(code) is { } given
                    ? [new Provider
                        {
                            Code = given,
                            Name = parsed.GetValue(name) ?? given,
                            Type = parsed.GetValue(type),
                            HomeZone = parsed.GetValue(zone),
                            Group = parsed.GetValue(group),
                            IsSynthetic = parsed.GetValue(synthetic),
                        }]
                    : null;
            if (providers is null || providers.Any(provider => !IsSound(provider)))
            {
                await CommandOutput.Error.WriteLineAsync("Give --code, or --file with the columns code and name. Codes are opaque references, zones IANA names.");
                return ExitCodes.WrongUsage;
            }

            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            await new ProviderStore(opened.Database).PutAsync([.. providers], cancellation);
            return ExitCodes.Done;
        });
        return command;
    }

    private static bool IsSound(Provider provider) =>
        provider.Code.Length > 0 && ContentGate.Refusal(provider.Code) is null
        && (provider.HomeZone is null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(provider.HomeZone) is not null);

    private static Command CreateList()
    {
        var database = CommandDatabase.CreateOption();
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("list", "Lists the providers.") { database, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            var providers = await new ProviderStore(opened.Database).AllAsync(cancellation);
            if (parsed.GetValue(json))
            {
                CommandOutput.WriteJson(providers);
                return ExitCodes.Done;
            }

            foreach (var provider in providers)
            {
                CommandOutput.Out.WriteLine($"{provider.Code}\t{provider.Name}\t{provider.Type}");
            }

            return ExitCodes.Done;
        });
        return command;
    }
}
