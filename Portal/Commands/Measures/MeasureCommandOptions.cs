using System.CommandLine;

namespace Portal.Commands.Measures;

/// <summary>The options as the command line declares them.</summary>
internal sealed class MeasureCommandOptions
{
    private readonly Option<string?> time = new("--time") { Description = "Column of the time (or exit)." };
    private readonly Option<string?> entry = new("--entry") { Description = "Column of the age at which watching began." };
    private readonly Option<string?> @event = new("--event") { Description = "Column that is 1 for a removal, 0 for still up." };
    private readonly Option<string[]> group = new("--group") { Description = "Column to split by; repeatable, never crossed." };
    private readonly Option<string?> start = new("--start") { Description = "Condition on reaching this age." };
    private readonly Option<string?> at = new("--at") { Description = "Ages to read the curve at, comma between." };
    private readonly Option<string?> tau = new("--tau") { Description = "Horizons of restricted means, comma between." };
    private readonly Option<string?> p = new("--p") { Description = "Shares removed, inside (0, 1), comma between." };
    private readonly Option<string?> level = new("--level") { Description = "Confidence levels, inside (0, 1), comma between." };
    private readonly Option<string?> baseline = new("--baseline") { Description = "Points that set the limits of a control chart." };
    private readonly Option<string?> rebase = new("--rebase") { Description = "Weeks at which a control chart's limits begin anew, comma between." };
    private readonly Option<string?> from = new("--from") { Description = "First day of a window." };
    private readonly Option<string?> to = new("--to") { Description = "Day at which a window ends, itself outside." };
    private readonly Option<string?> asOf = new("--as-of") { Description = "Instant at which the state is asked." };
    private readonly Option<string?> knownAt = new("--known-at") { Description = "Instant whose knowledge is used; everything if left out." };
    private readonly Option<string?> epoch = new("--epoch") { Description = "Start of the first exposure window." };

    internal void AddTo(Command command)
    {
        Option[] all = [time, entry, @event, group, start, at, tau, p, level, baseline, rebase, from, to, asOf, knownAt, epoch];
        foreach (var option in all)
        {
            command.Add(option);
        }
    }

    internal MeasureOptions Read(ParseResult parsed) => new()
    {
        Time = parsed.GetValue(time),
        Entry = parsed.GetValue(entry),
        Event = parsed.GetValue(@event),
        Groups = parsed.GetValue(group) ?? [],
        Start = OptionText.Number("--start", parsed.GetValue(start)),
        At = OptionText.Numbers("--at", parsed.GetValue(at)),
        Tau = OptionText.Ages("--tau", parsed.GetValue(tau)),
        Quantiles = OptionText.Shares("--p", parsed.GetValue(p)) ?? MeasureOptions.DefaultQuantiles,
        Levels = OptionText.Shares("--level", parsed.GetValue(level)),
        Baseline = OptionText.Count("--baseline", parsed.GetValue(baseline)),
        Rebase = OptionText.Numbers("--rebase", parsed.GetValue(rebase)) ?? [],
        From = OptionText.Numbers("--from", parsed.GetValue(from)) ?? [],
        To = OptionText.Numbers("--to", parsed.GetValue(to)) ?? [],
        AsOf = OptionText.Instants("--as-of", parsed.GetValue(asOf)),
        KnownAt = OptionText.Instants("--known-at", parsed.GetValue(knownAt)),
        Epoch = OptionText.Instants("--epoch", parsed.GetValue(epoch)) is [var instant, ..] ? instant : null,
    };
}
