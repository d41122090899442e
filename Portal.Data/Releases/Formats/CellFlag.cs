namespace Portal.Data.Releases.Formats;

/// <summary>
/// The flag beside a value, the same in every format and on every page: the codes of <see cref="CellStatus"/>, <c>r</c> where a range stands in
/// place of a number, and <c>f</c> where what was published before is carried forward: the figure of an earlier version, or the sum of shorter periods.
/// </summary>
public static class CellFlag
{
    /// <summary>The flag of a cell whose answer is a band or a bin.</summary>
    public const string Range = "r";

    /// <summary>The flag of what was published before and stands until enough cases have changed.</summary>
    public const string Carried = "f";

    /// <summary>Every flag with its meaning, in the order in which keys are printed.</summary>
    public static IReadOnlyList<(string Flag, string Meaning)> All { get; } =
    [
        (Range, "a range: see its lower and upper end"),
        (Carried, "carried forward: the figure of an earlier version, or the sum of the shorter periods as they were published, until enough cases have changed"),
        (CellStatus.Suppressed.Code(), CellStatus.Suppressed.Meaning()),
        (CellStatus.NotApplicable.Code(), CellStatus.NotApplicable.Meaning()),
        (CellStatus.NotYetKnown.Code(), CellStatus.NotYetKnown.Meaning()),
        (CellStatus.Unreliable.Code(), CellStatus.Unreliable.Meaning()),
    ];

    /// <summary>The flag of a cell; empty where a number stands.</summary>
    public static string Of(ReleaseCell cell) => cell is { Status: CellStatus.Shown, IsCarried: true } ? Carried
        : cell is { Status: CellStatus.Shown, Value: null, Band: not null } ? Range : cell.Status.Code();

    /// <summary>
    /// The official observation status (SDMX code list CL_OBS_STATUS) that comes nearest: A normal value, Q suppressed, M can't exist,
    /// O missing, U low reliability.
    /// </summary>
    public static string ObservationStatus(CellStatus status) => status switch
    {
        CellStatus.Shown => "A",
        CellStatus.Suppressed or CellStatus.SuppressedPrimary or CellStatus.SuppressedSecondary => "Q",
        CellStatus.NotApplicable => "M",
        CellStatus.NotYetKnown => "O",
        CellStatus.Unreliable => "U",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// The official confidentiality status (SDMX code list CL_CONF_STATUS): F free where something is shown, N not for publication where it is
    /// hidden. N, because C, D and the narrower codes would tell primary from secondary hiding. Empty where nothing stands and nothing is kept back.
    /// </summary>
    public static string ConfidentialityStatus(CellStatus status) => status is CellStatus.Shown ? "F" : status.IsHidden() ? "N" : "";
}
