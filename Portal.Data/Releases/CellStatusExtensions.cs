namespace Portal.Data.Releases;

/// <summary>The one code of each status, the same in every format and on every page.</summary>
public static class CellStatusExtensions
{
    /// <summary>The code that stands where a value would: <c>c</c> hidden, <c>z</c> nothing to count, <c>x</c> not yet known, <c>u</c> unreliable; empty where the value stands.</summary>
    public static string Code(this CellStatus status) => status switch
    {
        CellStatus.Shown => "",
        CellStatus.SuppressedPrimary or CellStatus.SuppressedSecondary or CellStatus.Suppressed => "c",
        CellStatus.NotApplicable => "z",
        CellStatus.NotYetKnown => "x",
        CellStatus.Unreliable => "u",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An unknown status."),
    };

    /// <summary>What the code means, in words for the foot of a table.</summary>
    public static string Meaning(this CellStatus status) => status switch
    {
        CellStatus.Shown => "the value",
        CellStatus.SuppressedPrimary or CellStatus.SuppressedSecondary or CellStatus.Suppressed => "hidden, so that nobody can be identified",
        CellStatus.NotApplicable => "nothing to count",
        CellStatus.NotYetKnown => "not known yet",
        CellStatus.Unreliable => "too uncertain to be shown",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An unknown status."),
    };

    /// <summary>True for every kind of hiding.</summary>
    public static bool IsHidden(this CellStatus status) =>
        status is CellStatus.SuppressedPrimary or CellStatus.SuppressedSecondary or CellStatus.Suppressed;

    /// <summary>The status that may be published: both kinds of hiding look alike.</summary>
    public static CellStatus ForPublic(this CellStatus status) => status.IsHidden() ? CellStatus.Suppressed : status;

    /// <summary>Reads a code; null for one that is none.</summary>
    public static CellStatus? FromCode(string code) => code switch
    {
        "" => CellStatus.Shown,
        "c" => CellStatus.Suppressed,
        "z" => CellStatus.NotApplicable,
        "x" => CellStatus.NotYetKnown,
        "u" => CellStatus.Unreliable,
        _ => null,
    };
}
