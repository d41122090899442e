using Portal.Data.Imports;

namespace Portal.Data.Figures;

/// <summary>The one importer of published tables: reads any of them by its mapping. Pure; memory is bounded by the reader's limits.</summary>
internal sealed class FigureReader(PlaceNames places, ProviderNames providers)
{
    private const int MaximumProblems = 100;

    /// <summary>Reads a table whole. With any problem the result holds no figure.</summary>
    internal FigureReading Read(Stream stream, FigureEntry entry)
    {
        var mapping = entry.Mapping ?? new FigureMapping();
        var problems = new List<RowProblem>();
        using var csv = new FigureCsvReader(stream);
        var header = csv.Read();
        if (header is not null)
        {
            problems.AddRange(HeaderProblems(header, mapping, csv.Line));
        }
        else if (csv.Fault is null)
        {
            problems.Add(new RowProblem(1, "", "empty-file", "The file has no header."));
        }

        var builder = new FigureRowReader(entry.Provenance, mapping, places, providers);
        var (rows, rejected) = problems.Count == 0 && header is not null ? ReadRows(csv, header, builder, problems) : (0, 0);
        if (csv.Fault is { } fault)
        {
            problems.Add(fault);
            rejected++;
        }

        return Result(entry, mapping, builder, problems, rows, rejected);
    }

    private static (int Rows, int Rejected) ReadRows(
        FigureCsvReader csv, IReadOnlyList<string> header, FigureRowReader builder, List<RowProblem> problems)
    {
        var index = header.Select((name, position) => (name, position)).ToDictionary(pair => pair.name, pair => pair.position);
        var (rows, rejected) = (0, 0);
        while (problems.Count < MaximumProblems && csv.Read() is { } cells)
        {
            rows++;
            var before = problems.Count;
            if (cells.Count != header.Count)
            {
                problems.Add(new RowProblem(
                    csv.Line, "", "column-count", $"The row has {cells.Count} columns, the header {header.Count}."));
            }
            else
            {
                builder.Read(csv.Line, name => cells[index[name]], header, problems);
            }

            rejected += problems.Count > before ? 1 : 0;
        }

        return (rows, rejected);
    }

    private static IEnumerable<RowProblem> HeaderProblems(IReadOnlyList<string> header, FigureMapping mapping, int line)
    {
        var known = mapping.Columns();
        for (var position = 0; position < header.Count; position++)
        {
            if (!known.Contains(header[position]))
            {
                yield return new RowProblem(line, $"#{position + 1}", "unknown-column", "The mapping of this source has no such column.");
            }
            else if (header.Take(position).Contains(header[position]))
            {
                yield return new RowProblem(line, header[position], "repeated-column", "The header names the column twice.");
            }
        }

        foreach (var missing in known.Except(header).Order(StringComparer.Ordinal))
        {
            yield return new RowProblem(line, missing, "missing", "The mapping of this source needs the column.");
        }
    }

    private static FigureReading Result(
        FigureEntry entry, FigureMapping mapping, FigureRowReader builder, List<RowProblem> problems, int rows, int rejected)
    {
        var refused = problems.Count > 0;
        var figures = refused ? [] : FigureOddities.FlagDoubled(builder.Figures);
        var checks = refused ? [] : FigureOddities.Check(figures, mapping.Totals);
        return new FigureReading
        {
            Source = entry.Provenance.Code,
            Rows = rows,
            Rejected = rejected,
            Figures = figures,
            Problems = [.. problems.Take(MaximumProblems)],
            Oddities = refused ? [] : [.. entry.KnownOddities, .. builder.Oddities, .. FigureOddities.Find(figures), .. FigureOddities.Differing(checks)],
            Checks = checks,
        };
    }
}
