using System.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>Lines of RFC 4180. A text that a spreadsheet would run as a formula is led by an apostrophe.</summary>
/// <param name="target">Where they are written to; it stays open.</param>
public sealed class CsvLine(Stream target) : IDisposable
{
    private const string FormulaStarts = "=+-@\t\r";
    private const string NeedQuotes = ",\"\r\n";

    private readonly StreamWriter text = new(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);
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
        text.Write("\r\n");
        isFirst = true;
        return this;
    }

    /// <summary>Writes what is left.</summary>
    public void Dispose() => text.Dispose();

    private CsvLine Raw(string value)
    {
        if (!isFirst)
        {
            text.Write(',');
        }

        isFirst = false;
        if (value.AsSpan().IndexOfAny(NeedQuotes) >= 0)
        {
            text.Write($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
        else
        {
            text.Write(value);
        }

        return this;
    }
}
