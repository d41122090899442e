using System.Globalization;
using System.Text;

namespace Portal.Data.Audit;

/// <summary>One line that a person wrote and that stays on record: what others read is what was written, and nothing in it is hidden.</summary>
public static class WrittenLine
{
    /// <summary>
    /// What is wrong with the characters, in a sentence; null where nothing is. Marks of direction can turn around what is read, and characters that nobody sees
    /// can split a word from what it seems to be.
    /// </summary>
    public static string? Complaint(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    return "One line, without line breaks or control characters.";
                case UnicodeCategory.Format:
                    return string.Create(CultureInfo.InvariantCulture, $"It holds a character that nobody sees (U+{rune.Value:X4}). Type it anew instead of pasting it.");
                default:
                    break;
            }
        }

        return null;
    }
}
