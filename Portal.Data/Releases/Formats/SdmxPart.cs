namespace Portal.Data.Releases.Formats;

/// <summary>A part of a table as an SDMX client asked for it: some of its cells, none computed afresh.</summary>
/// <param name="Table">The cells with the codes that they have; not every combination of codes need have one.</param>
public sealed record SdmxPart(ReleaseTable Table)
{
    /// <summary>The word for no series: every observation names all its dimensions.</summary>
    public const string Flat = "AllDimensions";

    /// <summary>True where everything was asked for as the files have it.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>True where observations name all dimensions; false for series over time.</summary>
    public bool IsFlat { get; init; }

    /// <summary>True where values are wanted.</summary>
    public bool HasValues { get; init; } = true;

    /// <summary>Attributes that are wanted.</summary>
    internal IReadOnlyList<SdmxAttribute> Attributes { get; init; } = SdmxAttribute.All;
}
