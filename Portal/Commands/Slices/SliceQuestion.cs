using NodaTime;
using Portal.Commands.Measures;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Commands.Slices;

/// <summary>What the verb was asked.</summary>
/// <param name="Filter">Which items.</param>
/// <param name="Window">The days, and the instant of looking.</param>
/// <param name="KnownAt">The instant of knowing; null knows all.</param>
/// <param name="AskedAt">When it was asked: the instant of knowing of an answer that knows all.</param>
/// <param name="IsExact">Whether to fold the events anew even where the cells know the answer.</param>
internal sealed record SliceQuestion(ItemFilter Filter, SliceWindow Window, Instant? KnownAt, Instant AskedAt, bool IsExact)
{
    /// <summary>Why the events must answer and not the cells; null where the cells do, or nobody asked them.</summary>
    internal string? WhyEvents { get; init; }

    /// <summary>A mistyped code would give zeros that look like an answer.</summary>
    internal void RequireKnownCodes(IEnumerable<string> providers, Func<string, bool> isRule)
    {
        var codes = new EventCodes { IsProvider = providers.ToHashSet(StringComparer.Ordinal).Contains };
        Require("--provider", Filter.Provider, codes.IsProvider);
        Require("--host", Filter.HostCountry, codes.IsCountry);
        Require("--issuer", Filter.IssuerCountry, codes.IsCountry);
        Require("--category", Filter.Category, codes.IsCategory);
        Require("--rule", Filter.Rule, code => code == CatalogueDeadlines.DemonstrationRule || isRule(code));
    }

    private static void Require(string option, string? code, Func<string, bool> isKnown)
    {
        if (code is not null && !isKnown(code))
        {
            throw new WrongUsageException($"{option}: no such code");
        }
    }
}
