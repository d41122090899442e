using Microsoft.Extensions.Primitives;

namespace Portal.Configuration;

/// <summary>What a client says that it has.</summary>
internal static class EntityTags
{
    private const string Weak = "W/";

    /// <summary>True where the client names this tag, weak or strong, or any.</summary>
    internal static bool IsKnown(StringValues known, string tag) =>
        known.Count > 0 && known.ToString().Split(',', StringSplitOptions.TrimEntries).Any(one => one == "*" || Strong(one) == Strong(tag));

    private static string Strong(string tag) => tag.StartsWith(Weak, StringComparison.Ordinal) ? tag[Weak.Length..] : tag;
}
