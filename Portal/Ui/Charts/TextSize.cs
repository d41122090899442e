namespace Portal.Ui.Charts;

/// <summary>
/// How wide words will be, without a font at hand: a little wider than the widest common system font,
/// so that labels keep clear of each other on every machine.
/// </summary>
internal static class TextSize
{
    internal static double Width(string text, double size, bool isBold = false)
    {
        var em = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            em += rune.Value switch
            {
                ' ' or '.' or ',' or ':' or ';' or '\'' or '’' or '|' or 'i' or 'l' or 'j' or 'I' => 0.32,
                't' or 'f' or 'r' or '(' or ')' or '-' or '/' => 0.42,
                'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.94,
                >= '0' and <= '9' => 0.635,
                >= 'A' and <= 'Z' => 0.70,
                >= 0x300 and <= 0x36f => 0,
                >= 0x1100 => 1.02,
                _ => 0.61,
            };
        }

        return em * size * (isBold ? 1.08 : 1);
    }
}
