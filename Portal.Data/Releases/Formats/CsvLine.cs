using System.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>Lines of RFC 4180. A text that a spreadsheet would run as a formula is led by an apostrophe.</summary>
public sealed class CsvLine
{
    private const string FormulaStarts = "=+-@\t\r";
    private const string NeedQuotes = ",\"\r\n";

    private readonly StringBuilder text = new();
    private bool isFirst = true;

    /// <summary>A number; null stays empty.</summary>
    public CsvLine Number(decimal? number) => Raw(NumberText.Of(number));

    /// <summary>A code or a number as it is: no spreadsheet runs it.</summary>
    public CsvLine Data(string value) => Raw(value);

    /// <summary>Words; null stays empty.</summary>
    public CsvLine Text(string? value)
    {
        value ??= "";
        return Raw(value.Length > 0 && FormulaStarts.Contains(value[0], StringComparison.Ordinal) ? "'" + value : value);
    }

    /// <summary>Ends the line.</summary>
    public CsvLine End()
    {
        text.Append("\r\n");
        isFirst = true;
        return this;
    }

    /// <summary>All lines in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    private CsvLine Raw(string value)
    {
        if (!isFirst)
        {
            text.Append(',');
        }

        isFirst = false;
        if (value.AsSpan().IndexOfAny(NeedQuotes) >= 0)
        {
            text.Append('"').Append(value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            text.Append(value);
        }

        return this;
    }
}
