using NodaTime;
using Portal.Data.Audit;
using Portal.Data.Imports;
using Portal.Data.Measures;

namespace Portal.Data.Cube.Baselines;

/// <summary>What an event must be to move a chart.</summary>
public static class BaselineRules
{
    /// <summary>Longest name in characters.</summary>
    public const int NameLength = 80;

    /// <summary>Longest reason in characters.</summary>
    public const int ReasonLength = WrittenLine.ReasonLength;

    private static readonly string[] Refusing =
        [ProblemRules.Url, ProblemRules.EmailAddress, ProblemRules.IpAddress, ProblemRules.HostName, ProblemRules.HexRun, ProblemRules.Base64Run, ProblemRules.ControlCharacter];

    /// <summary>The weeks at which the limits of a chart may begin anew, in order: those on it, except the first, where they begin anyway.</summary>
    public static IReadOnlyList<LocalDate> Weeks(IReadOnlyList<WeekPoint> weeks) => [.. WeeklyChart.OnChart(weeks).Skip(1).Select(week => IsoWeeks.MondayOf(week.Week))];

    /// <summary>Everything that is wrong with a request, as one answer; null where nothing is.</summary>
    /// <param name="request">What was entered.</param>
    /// <param name="weeks">All full weeks of the chart.</param>
    /// <param name="today">The UTC day of looking.</param>
    internal static BaselineResult.Refused? Complaint(BaselineRequest request, IReadOnlyList<WeekPoint> weeks, LocalDate today) =>
        Together([WeekComplaint(request, weeks, today), .. WordComplaints(request.Name, request.Reason)]);

    /// <summary>What is wrong with the words of an event, while its week is still to be chosen.</summary>
    /// <param name="name">What happened.</param>
    /// <param name="reason">Why the weeks before can't judge those after.</param>
    public static IReadOnlyList<BaselineResult.Refused> WordComplaints(string name, string reason) =>
        [.. new[] { TextComplaint("name", name, NameLength), TextComplaint("reason", reason, ReasonLength) }.OfType<BaselineResult.Refused>()];

    private static BaselineResult.Refused? Together(IEnumerable<BaselineResult.Refused?> complaints) =>
        complaints.OfType<BaselineResult.Refused>().ToArray() is [var first, .. var others] ? first with { Others = others } : null;

    private static BaselineResult.Refused? WeekComplaint(BaselineRequest request, IReadOnlyList<WeekPoint> weeks, LocalDate today) =>
        request.FromWeek.DayOfWeek != IsoDayOfWeek.Monday ? new("week", "A week begins on a Monday.")
        : request.FromWeek > today ? new("week", "The week lies in the future: record the event when its first week is over.")
        : WeeklyChart.OnChart(weeks) is [var first, ..] && IsoWeeks.Of(request.FromWeek) == first.Week ? new("week", "The limits begin with this week anyway: it is the first on the chart.")
        : !Weeks(weeks).Contains(request.FromWeek) ? new("week", "The week is not on the chart: it is not over yet, or fewer than 10 items were due in it.")
        : null;

    /// <summary>What is wrong with words that people will read; null where nothing is. Each word passes the gate that events pass, except that it may be a word.</summary>
    internal static BaselineResult.Refused? TextComplaint(string field, string text, int most) =>
        WrittenLine.Complaint(text, field == "name" ? "Say what happened, in a few words." : "Say why in a sentence.", most) is { } complaint ? new(field, complaint)
        : IsRefused(text.Trim()) ? new(field, "No addresses, host names or hashes: say it in words.")
        : null;

    private static bool IsRefused(string text) => text
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.Trim('.', ',', ';', ':', '!', '?', '(', ')', '"', '\'', '“', '”', '‘', '’'))
        .Any(word => word.Length > ContentGate.MaxLength || Refusing.Contains(ContentGate.Refusal(word), StringComparer.Ordinal) || IsHostName(word));

    // The gate lets no letter beyond ASCII pass at all, so it does not look for host names among them
    private static bool IsHostName(string word) => Enumerable.Range(1, Math.Max(0, word.Length - 3))
        .Any(at => word[at] == '.' && char.IsLetterOrDigit(word[at - 1]) && char.IsLetter(word[at + 1]) && char.IsLetter(word[at + 2]));
}
