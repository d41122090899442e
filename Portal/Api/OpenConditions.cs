using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Portal.Configuration;

namespace Portal.Api;

/// <summary>Conditions that a client sets on an answer, in the order in which they count (RFC 9110, section 13.2.2).</summary>
internal static class OpenConditions
{
    /// <summary>304 where the client has it already, 412 where it wants something else than there is; null where the answer is to be sent.</summary>
    internal static int? Status(IHeaderDictionary asked, string tag, DateTimeOffset modified)
    {
        if (asked.IfMatch.Count > 0 ? !IsExactly(asked.IfMatch, tag) : Date(asked.IfUnmodifiedSince) is { } unmodified && modified > unmodified)
        {
            return StatusCodes.Status412PreconditionFailed;
        }

        var isKnown = asked.IfNoneMatch.Count > 0 ? EntityTags.IsKnown(asked.IfNoneMatch, tag) : Date(asked.IfModifiedSince) is { } since && modified <= since;
        return isKnown ? StatusCodes.Status304NotModified : null;
    }

    /// <summary>True where a range is asked of exactly this content, or without a condition.</summary>
    internal static bool IsAboutThis(StringValues condition, string tag, string modified) => condition.Count == 0 || condition.ToString() == tag || condition.ToString() == modified;

    private static bool IsExactly(StringValues wanted, string tag) => wanted.ToString().Split(',', StringSplitOptions.TrimEntries).Any(one => one == "*" || one == tag);

    private static DateTimeOffset? Date(StringValues text) => text.Count == 1 && HeaderUtilities.TryParseDate(text.ToString(), out var date) ? date : null;
}
