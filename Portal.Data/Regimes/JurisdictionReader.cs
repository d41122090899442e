using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Regimes;

/// <summary>Reads the table of jurisdictions.</summary>
internal static class JurisdictionReader
{
    internal static IReadOnlyDictionary<string, Jurisdiction> Read(Stream stream, List<CatalogueProblem> problems)
    {
        var found = new Dictionary<string, Jurisdiction>();
        foreach (var (path, cells) in TableLines.Read(stream, "jurisdictions", "code,zone,eu_from,eu_to", problems))
        {
            if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(cells[1]) is not { } zone)
            {
                problems.Add(new CatalogueProblem(path, "zone is not in the time-zone database"));
            }
            else if (!found.TryAdd(cells[0], new Jurisdiction(cells[0], zone, Day(cells[2], path, problems), Day(cells[3], path, problems))))
            {
                problems.Add(new CatalogueProblem(path, "code stands twice"));
            }
        }

        return found;
    }

    internal static LocalDate? Day(string cell, string path, List<CatalogueProblem> problems)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(cell);
        if (!parsed.Success)
        {
            problems.Add(new CatalogueProblem(path, "day is not yyyy-MM-dd"));
        }

        return parsed.Success ? parsed.Value : null;
    }
}
