namespace Portal.Data.Imports;

/// <summary>What a single byte of a cell can be part of.</summary>
[Flags]
internal enum CharacterKinds
{
    None = 0,
    Letter = 1,
    Digit = 2,
    Hex = 4,
    Base64 = 8,

    /// <summary>May stand between hexadecimal digits without ending the run.</summary>
    HexSeparator = 16,
    Dot = 32,
    Colon = 64,
    At = 128,

    /// <summary>Characters that only addresses and disguised addresses need: % [ ] ( ) { } and the slash.</summary>
    AddressSign = 256,
    FormulaStart = 512,
    Control = 1024,
    NotAscii = 2048,

    /// <summary>Not in the alphabet of codes, times, numbers and references.</summary>
    Outside = 4096,

    /// <summary>The letter x, without which nothing holds hxxp or xn--.</summary>
    X = 8192,

    /// <summary>The letter o, without which nothing holds localhost or a dot in letters.</summary>
    O = 16384,
}
