using Portal.Data.Imports;

namespace Portal.Commands;

/// <summary>Reads a file of events for the verbs that need no database.</summary>
internal static class EventFiles
{
    /// <summary>Fills the grouper; the problems of refused rows, none of which is in it.</summary>
    internal static IReadOnlyList<RowProblem> Read(string file, string? format, Func<string, bool> isRule, NoticeGrouper events)
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
            else if (row is EventRow.Accepted accepted)
            {
                events.Add(accepted.Event, row.Row);
            }

            if (problems.Count >= ImportReport.MaxListedProblems)
            {
                return problems;
            }
        }

        problems.AddRange(events.ReusedRows().Select(row => new RowProblem(row, "event_id", ProblemRules.IdReused, "The same event id came before with other content.")));
        return problems;
    }

    /// <summary>A grouper whose spills are unnamed files of this user, gone with the program.</summary>
    internal static NoticeGrouper NewGrouper(int capacity = NoticeGrouper.DefaultCapacity) => new(capacity, NewSpill);

    private static FileStream NewSpill()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.SequentialScan,
            BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), "portal-clocks-" + Path.GetRandomFileName()), options);
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
