using System.Globalization;
using System.Text;

namespace Portal.Data.Audit;

/// <summary>One line that a person wrote and that stays on record: what others read is what was written, and nothing in it is hidden.</summary>
public static class WrittenLine
{
    /// <summary>Longest reason in characters.</summary>
    public const int ReasonLength = 500;

    /// <summary>What is wrong with a line, in a sentence; null where nothing is. Spaces around it do not count.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="missing">The sentence where it is empty.</param>
    /// <param name="most">Its longest length in characters.</param>
    /// <param name="tooLong">The sentence where it is longer; null for the usual one.</param>
    public static string? Complaint(string text, string missing, int most = ReasonLength, string? tooLong = null) =>
        string.IsNullOrWhiteSpace(text) ? missing
        : text.Trim().Length > most ? tooLong ?? string.Create(CultureInfo.InvariantCulture, $"At most {most} characters.")
        : Complaint(text.Trim());

    /// <summary>
    /// What is wrong with the characters, in a sentence; null where nothing is. Marks of direction can turn around what is read, and characters that nobody sees
    /// can split a word from what it seems to be.
    /// </summary>
    public static string? Complaint(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        for (var at = 0; at < runes.Length; at++)
        {
            switch (Rune.GetUnicodeCategory(runes[at]))
            {
                case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    return "One line, without line breaks or control characters.";
                case UnicodeCategory.Format when !IsPartOfSpelling(runes, at):
                    return string.Create(CultureInfo.InvariantCulture, $"It holds a character that nobody sees (U+{runes[at].Value:X4}). Type it anew instead of pasting it.");
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>Whether a character joins or parts two letters of a script that is spelled with such, as Persian and Hindi are: those from Arabic to the Vedic marks.</summary>
    private static bool IsPartOfSpelling(Rune[] runes, int at) =>
        runes[at].Value is 0x200C or 0x200D && at > 0 && at < runes.Length - 1 && IsSpelledWithJoiners(runes[at - 1]) && IsSpelledWithJoiners(runes[at + 1]);

    private static bool IsSpelledWithJoiners(Rune rune) => rune.Value is >= 0x0600 and <= 0x1CFF
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
