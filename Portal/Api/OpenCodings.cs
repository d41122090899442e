using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Portal.Api;

/// <summary>Which coding a client likes best (RFC 9110, section 12.5.3).</summary>
internal static class OpenCodings
{
    // What is not named may come as it is, but what is named is liked better
    private const double Unsaid = 0.0001;

    internal static string? Name(OpenCoding coding) => coding switch { OpenCoding.Brotli => "br", OpenCoding.Gzip => "gzip", _ => null };

    /// <summary>The coding of the greatest weight, the smallest among equals; null where even the plain content is refused.</summary>
    internal static OpenCoding? Choose(StringValues accepted)
    {
        if (accepted.Count == 0 || !StringWithQualityHeaderValue.TryParseList([accepted.ToString()], out var codings))
        {
            return OpenCoding.None;
        }

        var others = Weight(codings, "*");
        var plain = Weight(codings, "identity") ?? (others is 0 ? 0 : Unsaid);

        // A star alone says nothing of what the client can read; it only helps where the plain content is refused
        var gzip = Weight(codings, "gzip") ?? (plain is 0 ? others ?? 0 : 0);
        var brotli = Weight(codings, "br") ?? 0;
        return (brotli > 0 && brotli >= gzip && brotli >= plain, gzip > 0 && gzip >= plain, plain > 0) switch
        {
            (true, _, _) => OpenCoding.Brotli,
            (_, true, _) => OpenCoding.Gzip,
            (_, _, true) => OpenCoding.None,
            _ => null,
        };
    }

    private static double? Weight(IList<StringWithQualityHeaderValue> codings, string name)
    {
        foreach (var coding in codings)
        {
            if (coding.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return coding.Quality ?? 1;
            }
        }

        return null;
    }
}
