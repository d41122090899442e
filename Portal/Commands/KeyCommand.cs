using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Commands;

/// <summary>Keys of machines that send events or read figures.</summary>
internal static class KeyCommand
{
    private const string Actor = "command-line";

    internal static Command Create() => new("key", "Keys of machines that send events or read figures.") { CreateAdd(), CreateList(), CreateRevoke() };

    private static Command CreateAdd()
    {
        var name = new Option<string>("--name") { Description = "Whose key it is, a short code.", Required = true };
        var source = new Option<string?>("--source") { Description = "May send the events of this source." };
        var reads = new Option<string?>("--reads") { Description = "May read: all, provider:CODE or jurisdiction:CODE." };
        var days = new Option<int>("--days") { Description = "How long it is accepted, 1 to 1096 days.", DefaultValueFactory = _ => 365 };
        var rate = new Option<int>("--rate") { Description = "Requests a minute, 1 to 100000.", DefaultValueFactory = _ => 60 };
        var database = CommandDatabase.CreateOption();
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("add", "Makes a key and shows it once.") { name, source, reads, days, rate, database, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var request = new ApiKeyRequest(
                parsed.GetValue(name)!, parsed.GetValue(source), ScopeOf(parsed.GetValue(reads)), Duration.FromDays(parsed.GetValue(days)), parsed.GetValue(rate));
            if (ContentGate.Refusal(request.Name) is not null || request.SourceCode is null == request.Reads is null
                || (parsed.GetValue(reads) is not null && request.Reads is null)
                || parsed.GetValue(days) is < 1 or > 1096 || request.RequestsPerMinute is < 1 or > 100_000)
            {
                await CommandOutput.Error.WriteLineAsync("Give --name and either --source CODE or --reads all, provider:CODE or jurisdiction:CODE; --days 1 to 1096, --rate 1 to 100000.");
                return ExitCodes.WrongUsage;
            }

            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            if (await UnknownAsync(opened, request, cancellation) is { } unknown)
            {
                await CommandOutput.Error.WriteLineAsync(unknown);
                return ExitCodes.WrongUsage;
            }

            var (key, token) = await StoreOf(opened).AddAsync(request, Actor, cancellation);
            if (parsed.GetValue(json))
            {
                CommandOutput.WriteJson(new { key.Prefix, token, expires_at = Text(key.ExpiresAt) });
                return ExitCodes.Done;
            }

            await CommandOutput.Error.WriteLineAsync($"Key {key.Prefix} until {Text(key.ExpiresAt)}. It is shown this once and kept nowhere:");
            CommandOutput.Out.WriteLine(token);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateList()
    {
        var database = CommandDatabase.CreateOption();
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("list", "Lists every key that was made, never its text.") { database, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            var now = SystemClock.Instance.GetCurrentInstant();
            var rows = (await StoreOf(opened).AllAsync(cancellation)).Select(key => new
            {
                key.Prefix,
                key.Name,
                may = key.SourceCode is { } source ? $"send for {source}" : $"read {WordOf(key.Reads!)}",
                key.RequestsPerMinute,
                created_at = Text(key.CreatedAt),
                expires_at = Text(key.ExpiresAt),
                revoked_at = key.RevokedAt is { } revoked ? Text(revoked) : null,
                state = key.RevokedAt is not null ? "revoked" : key.ExpiresAt <= now ? "expired" : "valid",
            }).ToList();
            if (parsed.GetValue(json))
            {
                CommandOutput.WriteJson(rows);
                return ExitCodes.Done;
            }

            foreach (var row in rows)
            {
                CommandOutput.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Prefix}\t{row.state}\t{row.may}\t{row.Name}\t{row.RequestsPerMinute} a minute\tuntil {row.expires_at}"));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command CreateRevoke()
    {
        var prefix = new Argument<string>("PREFIX") { Description = "The part of the key between the first and the second _." };
        var database = CommandDatabase.CreateOption();
        var command = new Command("revoke", "Takes a key back, at once and for ever.") { prefix, database };
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var opened = await CommandDatabase.OpenAsync(parsed.GetValue(database), cancellation);
            if (await StoreOf(opened).RevokeAsync(parsed.GetValue(prefix)!, Actor, cancellation))
            {
                return ExitCodes.Done;
            }

            await CommandOutput.Error.WriteLineAsync("No key that still counts has that prefix. portal key list shows them.");
            return ExitCodes.Finding;
        });
        return command;
    }

    private static async Task<string?> UnknownAsync(CommandDatabase opened, ApiKeyRequest request, CancellationToken cancellation)
    {
        if (request.SourceCode is { } source && (await new SourceStore(opened.Database).AllAsync(cancellation)).All(one => one.Code != source || one.Code == ClaimStore.Source.Code))
        {
            return "unknown-source: no source has that code. portal source list shows those that may send.";
        }

        return request.Reads is Scope.OfProvider provider && (await new ProviderStore(opened.Database).AllAsync(cancellation)).All(one => one.Code != provider.Code)
            ? "No provider has that code. portal provider list shows them."
            : null;
    }

    private static ApiKeyStore StoreOf(CommandDatabase opened) =>
        new(opened.Database, new AuditStore(opened.Database, SystemClock.Instance), SystemClock.Instance);

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static Scope? ScopeOf(string? words) => words?.Split(':') switch
    {
        ["all"] => new Scope.All(),
        ["provider", { Length: > 0 } code] => new Scope.OfProvider(code),
        ["jurisdiction", { Length: 2 } code] => new Scope.OfJurisdiction(code),
        _ => null,
    };

    private static string WordOf(Scope scope) => scope switch
    {
        Scope.OfProvider one => $"provider:{one.Code}",
        Scope.OfJurisdiction one => $"jurisdiction:{one.Code}",
        _ => "all",
    };
}
