using System.Globalization;
using System.Text;

namespace Portal.Data.Imports;

/// <summary>
/// Refuses every value that could lead to material or to a person: addresses, host names, hashes, files and free text.
/// What passes is ASCII letters, digits and a few separators, so disguises in other scripts cannot pass.
/// </summary>
/// <example><c>Refusal("n-00012")</c> is null; <c>Refusal("a.example.org")</c> is <c>host-name</c>.</example>
public static class ContentGate
{
    /// <summary>Longest value in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>Shortest refused run of hexadecimal digits or base64 characters.</summary>
    public const int RunLength = 32;

    /// <summary>Looks at a value; null means that it may pass, otherwise the name of the broken rule.</summary>
    public static string? Refusal(string value) => Refusal(Encoding.UTF8.GetBytes(value));

    /// <summary>Looks at the UTF-8 bytes of a value; null means that it may pass, otherwise the name of the broken rule.</summary>
    public static string? Refusal(ReadOnlySpan<byte> value)
    {
        var seen = CharacterKinds.None;
        foreach (var b in value)
        {
            seen |= CharacterTable.KindOf(b);
        }

        if ((seen & CharacterKinds.Control) != CharacterKinds.None)
        {
            return ProblemRules.ControlCharacter;
        }

        if (value.Length > MaxLength)
        {
            return ProblemRules.TooLong;
        }

        if ((seen & CharacterKinds.NotAscii) != CharacterKinds.None)
        {
            return RefusalBeyondAscii(value);
        }

        Span<byte> lower = stackalloc byte[MaxLength];
        lower = lower[..value.Length];
        Ascii.ToLower(value, lower, out _);
        return AddressShapes.Refusal(lower, seen)
            ?? (value.Length >= RunLength ? RunRefusal(value) : null)
            ?? (value.Length > 0 && (CharacterTable.KindOf(value[0]) & CharacterKinds.FormulaStart) != CharacterKinds.None ? ProblemRules.Formula : null)
            ?? ((seen & CharacterKinds.Outside) != CharacterKinds.None ? ProblemRules.FreeText : null);
    }

    private static string? RunRefusal(ReadOnlySpan<byte> value)
    {
        var (hex, base64) = (0, 0);
        foreach (var b in value)
        {
            var kind = CharacterTable.KindOf(b);
            base64 = (kind & CharacterKinds.Base64) != CharacterKinds.None ? base64 + 1 : 0;
            if ((kind & CharacterKinds.Hex) != CharacterKinds.None)
            {
                hex++;
            }
            else if ((kind & CharacterKinds.HexSeparator) == CharacterKinds.None)
            {
                // Colons, dots and slashes between the digits do not hide a hash; - and _ end a run by the contract.
                hex = 0;
            }

            if (hex >= RunLength)
            {
                return ProblemRules.HexRun;
            }

            if (base64 >= RunLength)
            {
                return ProblemRules.Base64Run;
            }
        }

        return null;
    }

    /// <summary>Always refuses; full-width letters and dots are folded to ASCII first, so that the rule's name fits what is hidden in them.</summary>
    private static string RefusalBeyondAscii(ReadOnlySpan<byte> value)
    {
        if (!System.Text.Unicode.Utf8.IsValid(value))
        {
            return ProblemRules.NotUtf8;
        }

        var text = Encoding.UTF8.GetString(value);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                return ProblemRules.ControlCharacter;
            }
        }

        var folded = text.Normalize(NormalizationForm.FormKC).Replace('\u3002', '.');
        return Ascii.IsValid(folded) ? Refusal(folded) ?? ProblemRules.FreeText : ProblemRules.FreeText;
    }
}
