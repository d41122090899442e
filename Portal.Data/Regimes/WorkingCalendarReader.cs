using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Regimes;

/// <summary>Reads the tables of weekends and of single days. A table without the later columns is as before them.</summary>
internal static class WorkingCalendarReader
{
    private const string WeekendColumns = "jurisdiction,from,weekend,known_from";
    private const string DayColumns = "jurisdiction,date,known_from";

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH':'mm");

    private static readonly Dictionary<string, CalendarDayKind> Kinds = new()
    {
        [""] = CalendarDayKind.Holiday,
        ["holiday"] = CalendarDayKind.Holiday,
        ["substitute"] = CalendarDayKind.Substitute,
        ["half_day"] = CalendarDayKind.HalfDay,
        ["working"] = CalendarDayKind.Working,
    };

    internal static IReadOnlyDictionary<string, WorkingCalendar> Read(Stream weekends, Stream holidays, List<CatalogueProblem> problems)
    {
        var patterns = new Dictionary<string, List<WeekPattern>>();
        foreach (var (path, cells) in TableLines.Read(weekends, "weekends", WeekendColumns + ",works_from,works_until", problems, WeekendColumns))
        {
            Of(patterns, cells[0]).Add(new WeekPattern(
                JurisdictionReader.Day(cells[1], path, problems), Weekend(cells[2], path, problems), Window(cells[4], cells[5], path, problems), JurisdictionReader.Day(cells[3], path, problems)));
        }

        var dates = new Dictionary<string, Dictionary<LocalDate, IReadOnlyList<CalendarDay>>>();
        foreach (var (path, cells) in TableLines.Read(holidays, "holidays", DayColumns + ",kind,works_until", problems, DayColumns))
        {
            if (JurisdictionReader.Day(cells[1], path, problems) is not { } date)
            {
                continue;
            }

            var day = Day(cells, path, problems);
            var own = Of(dates, cells[0]);
            var announcements = own.GetValueOrDefault(date) ?? [];
            if (announcements.Any(one => one.KnownFrom == day.KnownFrom))
            {
                problems.Add(new CatalogueProblem(path, "says something else of a day than another line known from the same day"));
            }

            own[date] = [.. announcements.Append(day).OrderBy(one => one.KnownFrom ?? LocalDate.MinIsoValue)];
        }

        return patterns.Keys.Union(dates.Keys).ToDictionary(
            code => code,
            code => new WorkingCalendar([.. Of(patterns, code).OrderBy(one => one.From ?? LocalDate.MinIsoValue)], Of(dates, code)));
    }

    private static HashSet<IsoDayOfWeek> Weekend(string cell, string path, List<CatalogueProblem> problems)
    {
        var days = new HashSet<IsoDayOfWeek>();
        foreach (var name in cell.Split(';'))
        {
            if (!Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) || day == IsoDayOfWeek.None)
            {
                problems.Add(new CatalogueProblem(path, "weekend is not made of weekday names"));
            }

            days.Add(day);
        }

        if (days.Count > 6)
        {
            problems.Add(new CatalogueProblem(path, "weekend leaves no day to work"));
        }

        return days;
    }

    private static WorkingWindow? Window(string from, string until, string path, List<CatalogueProblem> problems)
    {
        if (from.Length == 0 && until.Length == 0)
        {
            return null;
        }

        if (TimeOf(from) is { } opening && TimeOf(until) is { } closing && opening < closing)
        {
            return new WorkingWindow(opening, closing);
        }

        problems.Add(new CatalogueProblem(path, "works_from and works_until are not two times HH:mm, the earlier one first"));
        return null;
    }

    private static CalendarDay Day(string[] cells, string path, List<CatalogueProblem> problems)
    {
        if (!Kinds.TryGetValue(cells[3], out var kind))
        {
            problems.Add(new CatalogueProblem(path, "kind is none of holiday, substitute, half_day, working"));
        }

        var until = TimeOf(cells[4]);
        if (cells[4].Length > 0 && until is null)
        {
            problems.Add(new CatalogueProblem(path, "works_until is not a time HH:mm"));
        }
        else if (until is null == (kind == CalendarDayKind.HalfDay))
        {
            problems.Add(new CatalogueProblem(path, "works_until stands on a half_day and on nothing else"));
        }

        return new CalendarDay(kind, until, JurisdictionReader.Day(cells[2], path, problems));
    }

    private static LocalTime? TimeOf(string cell) => Time.Parse(cell) is { Success: true, Value: var time } ? time : null;

    private static T Of<T>(Dictionary<string, T> map, string key)
        where T : new()
    {
        if (!map.TryGetValue(key, out var value))
        {
            map[key] = value = new T();
        }

        return value;
    }
}
