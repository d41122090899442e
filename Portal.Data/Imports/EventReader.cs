using System.Text.Unicode;

namespace Portal.Data.Imports;

/// <summary>
/// Reads events one by one from CSV or NDJSON in bounded memory, whatever the data is. Bad data gives refused rows, never an exception;
/// a header that can't be read, bytes that aren't UTF-8 or damaged compression end the reading with a last refused row.
/// </summary>
public static class EventReader
{
    /// <summary>Pulls the rows of a stream in file order. Blank lines are skipped. The stream stays open.</summary>
    public static IEnumerable<EventRow> Read(Stream stream, EventFormat format, EventReaderOptions options)
    {
        var lines = new LineReader(stream);
        var cells = new CellBuffer();
        var parser = new EventParser(options);
        List<EventColumn>? columns = format == EventFormat.Csv ? [] : null;
        while (TryMove(lines, out var failure))
        {
            if (lines.LineNumber == 1 && columns is not null)
            {
                if (HeaderProblems(lines, columns) is { } problems)
                {
                    yield return new EventRow.Refused(lines.LineNumber, problems);
                    yield break;
                }

                continue;
            }

            if (failure is null && lines.Line.IsEmpty && !lines.IsTooLong)
            {
                continue;
            }

            yield return ReadRow(lines, columns, cells, parser, failure);
            if (failure is not null)
            {
                yield break;
            }
        }

        if (lines.LineNumber == 0)
        {
            yield return new EventRow.Refused(0, [RowProblem.Of(0, "", ProblemRules.EmptyFile)]);
        }
    }

    /// <summary>True also for a failure of the stream, which is then the last row.</summary>
    private static bool TryMove(LineReader lines, out RowProblem? failure)
    {
        failure = null;
        try
        {
            return lines.Read();
        }
        catch (InvalidDataException)
        {
            failure = RowProblem.Of(lines.LineNumber + 1, "", ProblemRules.BadCompression);
            return true;
        }
    }

    private static List<RowProblem>? HeaderProblems(LineReader lines, List<EventColumn> columns)
    {
        if (lines.IsTooLong)
        {
            return [RowProblem.Of(1, "", ProblemRules.RowTooLong)];
        }

        var header = WithoutMark(lines);
        return Utf8.IsValid(header)
            ? CsvCells.ReadHeader(header, 1, columns)
            : [RowProblem.Of(1, "", ProblemRules.NotUtf8)];
    }

    private static EventRow ReadRow(LineReader lines, List<EventColumn>? columns, CellBuffer cells, EventParser parser, RowProblem? failure)
    {
        if (failure is not null)
        {
            return new EventRow.Refused(failure.Row, [failure]);
        }

        var row = lines.LineNumber;
        if (lines.IsTooLong)
        {
            return new EventRow.Refused(row, [RowProblem.Of(row, "", ProblemRules.RowTooLong)]);
        }

        var line = WithoutMark(lines);
        if (!Utf8.IsValid(line))
        {
            return new EventRow.Refused(row, [RowProblem.Of(row, "", ProblemRules.NotUtf8)]);
        }

        cells.Clear();
        var problem = columns is null ? NdjsonCells.ReadRow(line, row, cells) : CsvCells.ReadRow(line, row, columns, cells);
        return problem is null ? parser.Parse(cells, row) : new EventRow.Refused(row, [problem]);
    }

    /// <summary>The first line without a byte order mark.</summary>
    private static ReadOnlySpan<byte> WithoutMark(LineReader lines) =>
        lines.LineNumber == 1 && lines.Line.StartsWith("\uFEFF"u8) ? lines.Line[3..] : lines.Line;
}
