using System.Globalization;
using System.Text;

namespace Portal.Ui.Charts;

/// <summary>Writes SVG path data with one decimal, the same on every machine.</summary>
internal sealed class PathData
{
    private readonly StringBuilder _text = new();

    internal PathData MoveTo(double x, double y) => Add('M', x, y);

    internal PathData LineTo(double x, double y) => Add('L', x, y);

    internal PathData HorizontalTo(double x) => Add('H', x);

    internal PathData VerticalTo(double y) => Add('V', y);

    internal PathData Close()
    {
        _text.Append('Z');
        return this;
    }

    /// <summary>A pixel value as SVG writes it.</summary>
    internal static string Number(double value) => Math.Round(value, 1).ToString("0.#", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    public override string ToString() => _text.ToString();

    private PathData Add(char command, params ReadOnlySpan<double> values)
    {
        _text.Append(command);
        for (var i = 0; i < values.Length; i++)
        {
            _text.Append(i > 0 ? " " : "").Append(Number(values[i]));
        }

        return this;
    }
}
