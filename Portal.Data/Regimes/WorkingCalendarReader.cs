using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>Reads the tables of weekends and holidays.</summary>
internal static class WorkingCalendarReader
{
    internal static IReadOnlyDictionary<string, WorkingCalendar> Read(Stream weekends, Stream holidays, List<CatalogueProblem> problems)
    {
        var patterns = new Dictionary<string, List<WorkingCalendar.Weekend>>();
        foreach (var (path, cells) in TableLines.Read(weekends, "weekends", "jurisdiction,from,weekend,known_from", problems))
        {
            var days = new HashSet<IsoDayOfWeek>();
            foreach (var name in cells[2].Split(';'))
            {
                if (Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) && day != IsoDayOfWeek.None)
                {
                    days.Add(day);
                }
                else
                {
                    problems.Add(new CatalogueProblem(path, "weekend is not made of weekday names"));
                }
            }

            Of(patterns, cells[0]).Add(new WorkingCalendar.Weekend(JurisdictionReader.Day(cells[1], path, problems), days, JurisdictionReader.Day(cells[3], path, problems)));
        }

        var dates = new Dictionary<string, Dictionary<LocalDate, LocalDate?>>();
        foreach (var (path, cells) in TableLines.Read(holidays, "holidays", "jurisdiction,date,known_from", problems))
        {
            if (JurisdictionReader.Day(cells[1], path, problems) is { } day)
            {
                Of(dates, cells[0])[day] = JurisdictionReader.Day(cells[2], path, problems);
            }
        }

        return patterns.Keys.Union(dates.Keys).ToDictionary(
            code => code,
            code => new WorkingCalendar([.. Of(patterns, code).OrderBy(one => one.From ?? LocalDate.MinIsoValue)], Of(dates, code)));
    }

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
