namespace Portal.Data.Releases.Formats;

/// <summary>An attribute of an observation: why there is no number, between which ends it lies, whether it is carried forward.</summary>
/// <param name="Concept">What it means.</param>
/// <param name="List">Its codes; null where it has none.</param>
/// <param name="TextType">What its values are where it has no codes.</param>
/// <param name="TextOf">Code or value of a cell; empty where it has none.</param>
internal sealed record SdmxAttribute(SdmxConcept Concept, SdmxList? List, string? TextType, Func<ReleaseCell, string> TextOf)
{
    private static readonly SdmxList Statuses = new(
        SdmxId.Official("CL_OBS_STATUS", "2.2"),
        "Observation status",
        null,
        [new("A", "Normal value"), new("Q", "Missing value; suppressed"), new("M", "Missing value; data cannot exist"), new("O", "Missing value"), new("U", "Low reliability")]);

    private static readonly SdmxList Confidentialities = new(
        SdmxId.Official("CL_CONF_STATUS", "1.3"), "Confidentiality status", null, [new("F", "Free"), new("N", "Not for publication, restricted for internal use only")]);

    private static readonly SdmxList Flags = new(SdmxId.Own("CL_FLAG"), "Flags of the register", null, [.. CellFlag.All.Select(flag => new SdmxCode(flag.Flag, flag.Meaning))]);

    /// <summary>Every attribute, in the order of the data structure.</summary>
    internal static IReadOnlyList<SdmxAttribute> All { get; } =
    [
        new(new(SdmxNames.Status, "Observation status"), Statuses, null, cell => CellFlag.ObservationStatus(cell.Status)),
        new(new(SdmxNames.Confidentiality, "Confidentiality status"), Confidentialities, null, cell => CellFlag.ConfidentialityStatus(cell.Status)),
        new(new(SdmxNames.Flag, "Flag of the register"), Flags, null, CellFlag.Of),
        new(new(SdmxNames.Low, "Lower end"), null, "Decimal", cell => NumberText.Of(cell.Low)),
        new(new(SdmxNames.High, "Upper end"), null, "Decimal", cell => NumberText.Of(cell.High)),
        new(new(SdmxNames.Carried, "Carried forward"), null, "Boolean", cell => cell.IsCarried ? "true" : "false"),
    ];

    /// <summary>Every observation has its official status; the others stand where there is something to say.</summary>
    internal bool IsMandatory => Concept.Id == SdmxNames.Status;
}
