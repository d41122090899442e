using Portal.Ui.Charts;

namespace Portal.Ui.Files;

/// <summary>Words over as many lines as a width asks for.</summary>
internal static class TextLines
{
    private const int Short = 60;

    /// <summary>A few words that stay in one line.</summary>
    internal static string Whole(string text) => text.Length <= Short ? text.Replace(' ', '\u00a0') : text;

    internal static IReadOnlyList<string> Of(string text, double width, double size, bool isBold = false)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = lines.Count > 0 ? $"{lines[^1]} {word}" : word;
            if (lines.Count > 0 && TextSize.Width(longer, size, isBold) <= width)
            {
                lines[^1] = longer;
            }
            else
            {
                lines.Add(word);
            }
        }

        return lines;
    }
}
