using NodaTime.Text;

namespace Portal.Data.Regimes;

/// <summary>The formats of JSON Schema that the catalogue's schema names.</summary>
internal static class JsonFormats
{
    /// <summary>Whether a text has a format.</summary>
    /// <param name="format">date or date-time.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InvalidDataException">Another format: it would silently not be checked.</exception>
    internal static bool Fits(string format, string text) => format switch
    {
        "date" => LocalDatePattern.Iso.Parse(text).Success,
        "date-time" => OffsetDateTimePattern.Rfc3339.Parse(text).Success,
        _ => throw new InvalidDataException($"The format {format} of the schema is not one that this program checks."),
    };
}
