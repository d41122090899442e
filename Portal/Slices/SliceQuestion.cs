using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Slices;

/// <summary>What was asked.</summary>
/// <param name="Filter">Which items.</param>
/// <param name="Window">The days, and the instant of looking.</param>
/// <param name="KnownAt">The instant of knowing; null knows all.</param>
/// <param name="AskedAt">When it was asked: the instant of knowing of an answer that knows all.</param>
/// <param name="IsExact">Whether to fold the events anew even where the cells know the answer.</param>
internal sealed record SliceQuestion(ItemFilter Filter, SliceWindow Window, Instant? KnownAt, Instant AskedAt, bool IsExact)
{
    /// <summary>Why the events must answer and not the cells; null where the cells do, or nobody asked them.</summary>
    internal string? WhyEvents { get; init; }

    /// <summary>The first code that is none; a mistyped one would give zeros that look like an answer.</summary>
    internal SliceProblem? UnknownCode(IEnumerable<string> providers, Func<string, bool> isRule)
    {
        var codes = new EventCodes { IsProvider = providers.ToHashSet(StringComparer.Ordinal).Contains };
        return Unknown("provider", Filter.Provider, codes.IsProvider)
            ?? Unknown("host", Filter.HostCountry, codes.IsCountry)
            ?? Unknown("issuer", Filter.IssuerCountry, codes.IsCountry)
            ?? Unknown("category", Filter.Category, codes.IsCategory)
            ?? Unknown("rule", Filter.Rule, code => code == CatalogueDeadlines.DemonstrationRule || isRule(code));
    }

    private static SliceProblem? Unknown(string part, string? code, Func<string, bool> isKnown) =>
        code is not null && !isKnown(code) ? new SliceProblem(part, "has no such code") : null;
}
