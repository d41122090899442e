using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Portal.Commands.Measures;
using Portal.Data.Cube;
using Portal.Data.Notices;

namespace Portal.Commands.Slices;

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
    private readonly Option<bool> exact = new("--exact") { Description = "Folds the events anew: slow, and the audit path." };
    private readonly Option<bool> json = new("--json") { Description = "JSON, as always." };

    internal void AddTo(Command command)
    {
        foreach (var option in new Option[] { provider, host, issuer, category, rule, from, to, asOf, knownAt, exact, json })
        {
            command.Add(option);
        }
    }

    /// <exception cref="WrongUsageException">An option can't be understood.</exception>
    internal SliceQuestion Read(ParseResult parsed, Instant now)
    {
        var (first, end) = (Day("--from", parsed.GetRequiredValue(from)), Day("--to", parsed.GetRequiredValue(to)));
        if (end <= first)
        {
            throw new WrongUsageException("--to must lie after --from: it is the day after the last");
        }

        var (looking, knowing) = (Time("--as-of", parsed.GetValue(asOf)), Time("--known-at", parsed.GetValue(knownAt)));
        var filter = new ItemFilter
        {
            Provider = parsed.GetValue(provider),
            HostCountry = parsed.GetValue(host),
            IssuerCountry = parsed.GetValue(issuer),
            Category = parsed.GetValue(category),
            Rule = parsed.GetValue(rule),
        };
        // The cells know limits by the second; a present inside a second would fall on either side of some
        var present = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var window = new SliceWindow(first, end, looking ?? present);
        return new SliceQuestion(filter, looking is null ? window.WithLimitsByDay() : window, knowing, now, parsed.GetValue(exact));
    }

    private static Instant Day(string option, string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } parsed
        ? parsed.Value.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant()
        : throw new WrongUsageException($"{option} takes a day such as 2026-01-01");

    private static Instant? Time(string option, string? text) => OptionText.Instants(option, text?.ToUpperInvariant()) switch
    {
        [] => null,
        [var single] => single,
        _ => throw new WrongUsageException($"{option} takes one instant"),
    };
}
