using System.CommandLine;
using Portal.Data.Notices;
using Portal.Slices;

namespace Portal.Commands;

/// <summary>The options of <c>portal slice</c> and how they are read.</summary>
internal sealed class SliceCommandOptions
{
    private readonly Option<string?> provider = new("--provider") { Description = "Provider code; default: all." };
    private readonly Option<string?> host = new("--host") { Description = "Host country; default: all." };
    private readonly Option<string?> issuer = new("--issuer") { Description = "Issuer country; default: all." };
    private readonly Option<string?> category = new("--category") { Description = "Category, exactly; default: all." };
    private readonly Option<string?> rule = new("--rule") { Description = "Row id of the rule that binds; default: all." };
    private readonly Option<string> from = new("--from") { Description = "First day, UTC, such as 2026-01-01.", Required = true };
    private readonly Option<string> to = new("--to") { Description = "The day after the last, UTC.", Required = true };
    private readonly Option<string?> asOf = new("--as-of") { Description = "Instant of looking; later events are left out. Default: now." };
    private readonly Option<string?> knownAt = new("--known-at") { Description = "Instant of knowing; events recorded later are left out. Default: all are known." };
    private readonly Option<bool> limitsByDay = new("--limits-by-day") { Description = "With --as-of: counts limits up to the start of that UTC day, as an answer about the present does." };
    private readonly Option<string?> jurisdiction = new("--jurisdiction") { Description = "As a regulator of this country sees it: issued from it or hosted in it." };
    private readonly Option<bool> exact = new("--exact") { Description = "Folds the events anew: slow, and the audit path." };
    private readonly Option<bool> json = new("--json") { Description = "JSON, as always." };

    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { provider, host, issuer, category, rule, from, to, asOf, knownAt, limitsByDay, jurisdiction, exact, json })
        {
            command.Add(option);
        }
    }

    internal Scope ScopeOf(ParseResult parsed) => parsed.GetValue(jurisdiction) is { } code ? new Scope.OfJurisdiction(code) : new Scope.All();

    internal SliceRequest Read(ParseResult parsed) => new()
    {
        Provider = parsed.GetValue(provider),
        Host = parsed.GetValue(host),
        Issuer = parsed.GetValue(issuer),
        Category = parsed.GetValue(category),
        Rule = parsed.GetValue(rule),
        From = parsed.GetRequiredValue(from),
        To = parsed.GetRequiredValue(to),
        AsOf = parsed.GetValue(asOf),
        KnownAt = parsed.GetValue(knownAt),
        LimitsByDay = parsed.GetValue(limitsByDay),
        IsExact = parsed.GetValue(exact),
    };
}
