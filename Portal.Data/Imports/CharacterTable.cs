namespace Portal.Data.Imports;

/// <summary>One look-up per byte.</summary>
internal static class CharacterTable
{
    private const string Alphabet = "-_.:/;*+#~=";

    private static readonly CharacterKinds[] Kinds = Build();

    internal static CharacterKinds KindOf(byte b) => Kinds[b];

    private static CharacterKinds[] Build()
    {
        var kinds = new CharacterKinds[256];
        for (var b = 0; b < 256; b++)
        {
            kinds[b] = Of(b);
        }

        return kinds;
    }

    private static CharacterKinds Of(int b)
    {
        if (b is < 0x20 or 0x7F)
        {
            return CharacterKinds.Control;
        }

        if (b > 0x7F)
        {
            return CharacterKinds.NotAscii;
        }

        var c = (char)b;
        var kind = CharacterKinds.None;
        kind |= char.IsAsciiLetter(c) ? CharacterKinds.Letter | CharacterKinds.Base64 : CharacterKinds.None;
        kind |= char.IsAsciiDigit(c) ? CharacterKinds.Digit | CharacterKinds.Base64 : CharacterKinds.None;
        kind |= char.IsAsciiHexDigit(c) ? CharacterKinds.Hex : CharacterKinds.None;
        kind |= c is '+' or '/' or '=' ? CharacterKinds.Base64 : CharacterKinds.None;
        kind |= c is ':' or '.' or '/' or '~' or '#' or '+' or '=' or '*' ? CharacterKinds.HexSeparator : CharacterKinds.None;
        kind |= c is 'x' or 'X' ? CharacterKinds.X : CharacterKinds.None;
        kind |= c is 'o' or 'O' ? CharacterKinds.O : CharacterKinds.None;
        kind |= c is '.' ? CharacterKinds.Dot : CharacterKinds.None;
        kind |= c is ':' ? CharacterKinds.Colon : CharacterKinds.None;
        kind |= c is '@' ? CharacterKinds.At : CharacterKinds.None;
        kind |= c is '%' or '[' or ']' or '(' or ')' or '{' or '}' or '/' ? CharacterKinds.AddressSign : CharacterKinds.None;
        kind |= c is '=' or '+' or '@' or '-' ? CharacterKinds.FormulaStart : CharacterKinds.None;
        kind |= char.IsAsciiLetterOrDigit(c) || Alphabet.Contains(c, StringComparison.Ordinal) ? CharacterKinds.None : CharacterKinds.Outside;
        return kind;
    }
}
