using System.Globalization;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Cube.Baselines;

namespace Portal.Ui.Workbench;

/// <summary>The named events of a weekly chart in words.</summary>
internal static class BaselineWords
{
    /// <summary>The answer of the chart, and which events moved its limits.</summary>
    internal static string Answer(ProviderFiguresView view, CultureInfo culture)
    {
        var moves = view.Weeks.Stretches.Where(stretch => stretch.Since is not null).Select(stretch => $"{view.Baseline.NameOf(stretch.Since!.Value)} ({WeekWords.Week(stretch.Since.Value)})").ToArray();
        var answer = WeekWords.Answer(view.Weeks, culture);
        return moves.Length == 0 ? answer : $"{answer} {WeekWords.Moved(moves.Length, culture).TrimEnd('.')}: {string.Join(", ", moves)}.";
    }

    /// <summary>A week that may be chosen: its name and its Monday.</summary>
    internal static string Week(LocalDate monday, CultureInfo culture) => $"{WeekWords.Week(IsoWeeks.Of(monday))}, from {HumanFormat.Day(monday, culture)}";

    /// <summary>What an event is called in the list; one that moves the chart has the number that the chart gives it.</summary>
    internal static string Title(ProviderFiguresView view, BaselineEvent one, CultureInfo culture)
    {
        var number = one.Moves(view.Baseline.Scope) ? view.Weeks.Stretches.Index().FirstOrDefault(stretch => stretch.Item.Since == one.Week).Index : 0;
        return $"{(number > 0 ? $"Event {HumanFormat.Count(number, culture)}, " : "")}{Week(one.FromWeek, culture)}: {one.Name}";
    }

    /// <summary>Who recorded an event and when. A provider reads the authority, not the person.</summary>
    internal static string Recorded(BaselineEvent one, Func<string, string>? nameOf, CultureInfo culture) =>
        $"Recorded by {(nameOf is null ? $"the authority of {one.Jurisdiction}" : $"{nameOf(one.RecordedBy)} for {one.Jurisdiction}")}, {HumanFormat.Moment(one.RecordedAt, culture)}.";

    /// <summary>Who withdrew it, when and why; null while it stands.</summary>
    internal static string? Withdrawn(BaselineEvent one, Func<string, string>? nameOf, CultureInfo culture) => one.WithdrawnAt is not { } at ? null
        : $"Withdrawn{(nameOf is null ? "" : $" by {nameOf(one.WithdrawnBy!)}")}, {HumanFormat.Moment(at, culture)}: {one.WithdrawalReason}";

    /// <summary>What became of a step.</summary>
    internal static string Result(BaselineResult result) => result switch
    {
        BaselineResult.Done { Event.IsStanding: true } done => $"Recorded. The limits begin anew with {WeekWords.Week(done.Event.Week)}{Others(", also on", done)}.",
        BaselineResult.Done done => $"Withdrawn. {WeekWords.Week(done.Event.Week)} moves no limits any more{Others(", nor on", done)}.",
        BaselineResult.Already => "An event of this week stands already, or this one was withdrawn already.",
        BaselineResult.NotYours => "Only a person of the authority whose chart this is can do that.",
        BaselineResult.Refused refused => refused.Why,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Others(string words, BaselineResult.Done done) => done.Others switch
    {
        0 => "",
        1 => $"{words} the chart of one provider",
        _ => $"{words} the charts of {HumanFormat.Count(done.Others, CultureInfo.CurrentUICulture)} providers",
    };
}
