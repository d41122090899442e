using System.Buffers;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;

namespace Portal.Data.Releases.Plans;

/// <summary>Whether a programme can be built and protected at all.</summary>
internal static class ProgrammeCheck
{
    private static readonly string[] ReadOfItems = [.. ItemCodes.Dimensions];
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    internal static IEnumerable<InputProblem> Check(Programme programme) =>
        programme.Dimensions.SelectMany(Check)
            .Concat(programme.Tables.SelectMany(table => Check(table, programme)))
            .Concat(Twice(programme.Tables.Select(table => table.Id), "table"))
            .Concat(Twice(programme.Dimensions.Select(dimension => dimension.Id), "dimension"))
            .Concat(programme.Engine is "clp" or "managed" ? [] : [new InputProblem("unknown-engine", $"Engine {programme.Engine} is neither clp nor managed.")])
            .Concat(programme.LagDays is < 0 or > 366 || programme.CorrectedAfterMonths.Any(months => months < 1)
                ? [new InputProblem("bad-programme", "lag_days lies between 0 and 366; corrected_after_months are whole months from 1.")]
                : [])
            .Concat(programme.Id.Length == 0 || programme.Id.AsSpan().ContainsAnyExcept(Allowed)
                ? [new InputProblem("bad-programme", $"The programme's id {programme.Id} holds other characters than letters, digits, _ and -, or none.")]
                : [])
            .Concat(programme.Tables.Count == 0 ? [new InputProblem("bad-programme", "The programme has no table.")] : []);

    private static IEnumerable<InputProblem> Check(ProgrammeDimension dimension)
    {
        if (!ReadOfItems.Contains(dimension.Id))
        {
            yield return new InputProblem("unknown-dimension", $"Items have no {dimension.Id}; there are {string.Join(", ", ReadOfItems)}.");
        }

        var codes = dimension.Codes.Select(code => code.Id).Append(dimension.Total.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var code in codes.Where(code => code.Length == 0 || code.AsSpan().ContainsAnyExcept(Allowed)))
        {
            yield return new InputProblem("bad-code", $"{dimension.Id}: code {code} holds other characters than letters, digits, _ and -.");
        }

        foreach (var twice in Twice(dimension.Codes.Select(code => code.Id).Append(dimension.Total.Id), $"code of {dimension.Id}"))
        {
            yield return twice;
        }

        var parts = dimension.Codes.SelectMany(code => code.Parts ?? []).ToList();
        foreach (var part in parts.Where(part => !codes.Contains(part)))
        {
            yield return new InputProblem("missing-code", $"{dimension.Id}: {part} is a part and not a code of the dimension.");
        }

        foreach (var both in (dimension.LeftOut ?? []).Where(codes.Contains))
        {
            yield return new InputProblem("named-twice", $"{dimension.Id}: {both} is left out and is a code of the dimension.");
        }

        if (dimension.Others is { } others && !codes.Contains(others))
        {
            yield return new InputProblem("missing-code", $"{dimension.Id}: {others} takes in the others and is not a code of the dimension.");
        }

        foreach (var overlap in Overlaps(dimension, parts))
        {
            yield return new InputProblem("overlapping-hierarchy", overlap);
        }
    }

    private static IEnumerable<string> Overlaps(ProgrammeDimension dimension, List<string> parts)
    {
        foreach (var part in parts.GroupBy(part => part).Where(group => group.Count() > 1))
        {
            yield return $"{dimension.Id}: code {part.Key} stands below more than one code, so that it would count twice.";
        }

        if (parts.Contains(dimension.Total.Id))
        {
            yield return $"{dimension.Id}: the total {dimension.Total.Id} stands below another code.";
        }

        var partsOf = dimension.Codes.ToLookup(code => code.Id, code => code.Parts ?? []);
        foreach (var code in dimension.Codes.Where(code => IsBelowItself(code.Id)))
        {
            yield return $"{dimension.Id}: code {code.Id} stands below itself.";
        }

        bool IsBelowItself(string start)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var pending = new Queue<string>([start]);
            while (pending.TryDequeue(out var code))
            {
                foreach (var part in partsOf[code].SelectMany(one => one))
                {
                    if (part == start)
                    {
                        return true;
                    }

                    if (seen.Add(part))
                    {
                        pending.Enqueue(part);
                    }
                }
            }

            return false;
        }
    }

    private static IEnumerable<InputProblem> Check(ProgrammeTable table, Programme programme)
    {
        foreach (var name in table.Depths.Keys.Where(name => programme.Dimensions.All(dimension => dimension.Id != name)))
        {
            yield return new InputProblem("unknown-dimension", $"Table {table.Id} uses {name}, which is no dimension of the programme.");
        }

        foreach (var measure in table.Measures.Where(measure => MeasureCatalogue.Find(measure) is null))
        {
            yield return new InputProblem("unknown-measure", $"Table {table.Id} asks for {measure}, which is no measure.");
        }

        foreach (var twice in Twice(table.Measures, $"measure of table {table.Id}"))
        {
            yield return twice;
        }

        if (table.Measures.Count == 0)
        {
            yield return new InputProblem("bad-programme", $"Table {table.Id} has no measure.");
        }
    }

    private static IEnumerable<InputProblem> Twice(IEnumerable<string> names, string what) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => new InputProblem("named-twice", $"The {what} {group.Key} is named twice."));
}
