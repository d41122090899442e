namespace Portal.Configuration;

/// <summary>A chart that is asked for as a file.</summary>
/// <param name="Page">The path of the page that draws it.</param>
/// <param name="Figure">The figure's id in that page.</param>
/// <param name="Suffix"><see cref="Svg"/> or <see cref="Csv"/>.</param>
internal sealed record ChartWish(string Page, string Figure, string Suffix)
{
    internal const string Svg = ".svg";
    internal const string Csv = ".csv";
}
