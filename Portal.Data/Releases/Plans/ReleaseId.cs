using System.Globalization;

namespace Portal.Data.Releases.Plans;

/// <summary>
/// Ids of releases. Each programme has a room of its own, named like the programme without the number of its edition, so that two programmes
/// publish the same month without meeting: <c>register-2026-10</c> of <c>register-1</c>. Older ids are the month alone and stay.
/// </summary>
/// <example><c>Of("register-1", 2026-10)</c> is <c>register-2026-10</c>; <c>MonthOf("2026-10")</c> is October 2026 as well.</example>
public static class ReleaseId
{
    private const int MonthLength = 7;

    /// <summary>The id of a programme's release of a month.</summary>
    public static string Of(string programme, ReleasePeriod month) => $"{RoomOf(programme)}-{month}";

    /// <summary>The room of a programme: <c>register</c> for <c>register-1</c> and for <c>register-2</c>.</summary>
    public static string RoomOf(string programme) =>
        programme.LastIndexOf('-') is > 0 and var dash && int.TryParse(programme.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? programme[..dash] : programme;

    /// <summary>The newest month of a release by its id; null where the text is no id.</summary>
    public static ReleasePeriod? MonthOf(string? release) =>
        release is { Length: >= MonthLength } && (release.Length == MonthLength || release[^(MonthLength + 1)] == '-')
        && ReleasePeriod.TryParse(release[^MonthLength..], out var month) && month.Frequency is Frequency.Month
            ? month
            : null;

    /// <summary>Whether a programme's release of its month may have this id.</summary>
    internal static bool Fits(string release, string programme) => MonthOf(release) is { } month && (release == Of(programme, month) || release.Length == MonthLength);
}
