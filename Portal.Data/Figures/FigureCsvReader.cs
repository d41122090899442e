using System.Globalization;
using System.Text;
using Portal.Data.Imports;

namespace Portal.Data.Figures;

/// <summary>
/// Reads comma-separated text row by row with bounded memory. Leading lines that begin with # are comments.
/// The first structural fault ends the reading: what follows a broken quote or a binary byte means nothing.
/// </summary>
internal sealed class FigureCsvReader(Stream stream) : IDisposable
{
    private const int MaximumColumns = 100;
    private const int MaximumFieldLength = 4_000;
    private const int MaximumRows = 200_000;
    private const long MaximumCharacters = 64L * 1024 * 1024;
    private const int End = -1;

    private readonly StreamReader reader = new(stream, new UTF8Encoding(false, false), detectEncodingFromByteOrderMarks: false, 1 << 16);
    private readonly StringBuilder field = new();
    private long characters;
    private int line = 1;
    private int rows;
    private bool first = true;
    private int? ahead;

    /// <summary>Why the reading ended early; null when it did not.</summary>
    internal RowProblem? Fault { get; private set; }

    /// <summary>Line on which the last row began.</summary>
    internal int Line { get; private set; }

    /// <summary>The next row, or null at the end or at a fault.</summary>
    internal IReadOnlyList<string>? Read()
    {
        SkipBeginning();
        if (Fault is not null || Peek() == End)
        {
            return null;
        }

        Line = line;
        if (++rows > MaximumRows)
        {
            return Stop("", "too-many-rows", $"A table of figures has at most {MaximumRows} rows.");
        }

        var cells = new List<string>();
        while (true)
        {
            var more = ReadField(cells.Count + 1);
            if (Fault is not null)
            {
                return null;
            }

            cells.Add(field.ToString());
            if (!more)
            {
                return cells;
            }

            if (cells.Count >= MaximumColumns)
            {
                return Stop("", "too-many-columns", $"A table of figures has at most {MaximumColumns} columns.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private void SkipBeginning()
    {
        if (!first)
        {
            return;
        }

        first = false;
        if (Peek() == '\uFEFF')
        {
            Next(0);
        }

        while (Peek() == '#' && Fault is null)
        {
            Line = line;
            var length = 0;
            for (var next = Next(0); next is not '\n' and not End && Fault is null; next = Next(0))
            {
                if (++length > MaximumFieldLength)
                {
                    Stop("", "too-long", $"A comment line has at most {MaximumFieldLength} characters.");
                }
            }
        }
    }

    /// <summary>Reads one field and its separator; true where another field follows in the row.</summary>
    private bool ReadField(int column)
    {
        field.Clear();
        var isQuoted = Peek() == '"';
        if (isQuoted)
        {
            Next(column);
            ReadQuoted(column);
        }

        while (Fault is null)
        {
            var next = Next(column);
            switch (next)
            {
                case ',':
                    return true;
                case '\n':
                    return false;
                case '\r' when Peek() == '\n':
                    break;
                case End:
                    Stop(Number(column), "truncated", "The last row has no line end: the file may be cut short.");
                    return false;
                case '"' or '\r':
                    Stop(Number(column), "bad-quote", "A quote or carriage return stands where the format allows none.");
                    return false;
                default:
                    Append(next, column, isQuoted);
                    break;
            }
        }

        return false;
    }

    private void ReadQuoted(int column)
    {
        while (Fault is null)
        {
            var next = Next(column);
            if (next == End)
            {
                Stop(Number(column), "truncated", "A quoted field does not end: the file may be cut short.");
            }
            else if (next != '"')
            {
                Append(next, column, afterQuote: false);
            }
            else if (Peek() == '"')
            {
                Append(Next(column), column, afterQuote: false);
            }
            else
            {
                return;
            }
        }
    }

    private void Append(int next, int column, bool afterQuote)
    {
        if (afterQuote)
        {
            Stop(Number(column), "bad-quote", "Characters follow a closing quote.");
        }
        else if (field.Length >= MaximumFieldLength)
        {
            Stop(Number(column), "too-long", $"A field has at most {MaximumFieldLength} characters.");
        }
        else
        {
            field.Append((char)next);
        }
    }

    private int Peek()
    {
        try
        {
            ahead ??= reader.Read();
        }
        catch (InvalidDataException)
        {
            Stop("", "bad-compression", "The compressed data is damaged or ends early.");
            ahead = End;
        }

        return ahead.Value;
    }

    private int Next(int column)
    {
        var next = Peek();
        if (next == End)
        {
            return End;
        }

        ahead = null;
        if (++characters > MaximumCharacters)
        {
            Stop(Number(column), "file-too-large", "A table of figures has at most 64 million characters.");
        }
        else if (next == '\uFFFD')
        {
            Stop(Number(column), "not-utf-8", "The bytes are not UTF-8 text.");
        }
        else if (char.IsControl((char)next) && next is not ('\n' or '\r' or '\t'))
        {
            Stop(Number(column), "control-character", "A control character: the file is not a text table.");
        }

        line += next == '\n' ? 1 : 0;
        return next;
    }

    private static string Number(int column) => column == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"#{column}");

    private IReadOnlyList<string>? Stop(string column, string rule, string message)
    {
        Fault ??= new RowProblem(line, column, rule, message);
        return null;
    }
}
