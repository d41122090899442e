namespace Portal.Data.Disclosure;

/// <summary>One line of microdata: leaf codes by dimension, the provider group, and the measures.</summary>
internal sealed record MicroRecord(string[] Codes, string Group, long[] Measures);
