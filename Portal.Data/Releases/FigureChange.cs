namespace Portal.Data.Releases;

/// <summary>A figure that another version shows otherwise.</summary>
/// <param name="Table">Id of the table.</param>
/// <param name="Codes">The code of each dimension, by the dimension's id.</param>
/// <param name="Measure">Id of the measure.</param>
/// <param name="Kind">
/// <c>corrected</c>: another number or stretch; <c>carried</c>: the earlier figure stands, because too few cases changed; <c>withdrawn</c>: shown
/// before and hidden now; <c>added</c>: not shown before.
/// </param>
/// <param name="Before">What the earlier version printed: a number, a range or a code of <see cref="CellStatus"/>.</param>
/// <param name="After">What this version prints.</param>
/// <param name="Difference">After less before in the measure's unit; null where either is no number.</param>
public sealed record FigureChange(
    string Table, IReadOnlyDictionary<string, string> Codes, string Measure, string Kind, string Before, string After, decimal? Difference);
