using Portal.Data.Clocks;
using Portal.Data.Imports;

namespace Portal.Commands;

/// <summary>Reads a file of events for the verbs that need no database.</summary>
internal static class EventFiles
{
    /// <summary>Fills the set; the problems of refused rows, none of which is in the set.</summary>
    internal static IReadOnlyList<RowProblem> Read(string file, string? format, Func<string, bool> isRule, EventSet events)
    {
        using var raw = file == "-" ? Console.OpenStandardInput() : File.OpenRead(file);
        using var stream = InputCompression.Open(raw, file);
        using var buffered = new BufferedStream(stream, 1 << 16);
        var (kind, whole) = Format(InputCompression.NameInside(file), format, buffered);
        var problems = new List<RowProblem>();
        foreach (var row in EventReader.Read(whole, kind, EventReaderOptions.WithoutDatabase(isRule)))
        {
            if (row is EventRow.Refused refused)
            {
                problems.AddRange(refused.Problems);
            }
            else if (row is EventRow.Accepted accepted && !events.TryAdd(accepted.Event))
            {
                problems.Add(new RowProblem(row.Row, "event_id", ProblemRules.IdReused, "The same event id came before with other content."));
            }

            if (problems.Count >= ImportReport.MaxListedProblems)
            {
                break;
            }
        }

        return problems;
    }

    /// <summary>By the option, by the name, else by the first character: an object starts with a brace.</summary>
    private static (EventFormat Kind, Stream Whole) Format(string name, string? format, Stream stream)
    {
        if (format is not null)
        {
            return (format.EndsWith("csv", StringComparison.Ordinal) ? EventFormat.Csv : EventFormat.Ndjson, stream);
        }

        if (name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return (EventFormat.Csv, stream);
        }

        if (name.EndsWith("json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase))
        {
            return (EventFormat.Ndjson, stream);
        }

        var first = stream.ReadByte();
        return (first == '{' ? EventFormat.Ndjson : EventFormat.Csv, first < 0 ? stream : new FirstByteStream((byte)first, stream));
    }
}
