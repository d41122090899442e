using System.Globalization;
using NodaTime;

namespace Portal.Data.Releases.Formats;

/// <summary>
/// What a filter asks of the values of one component: alternatives parted by commas, each of terms parted by plus signs, each a value with an
/// operator before it or equality (SDMX REST API, version 2, data queries).
/// </summary>
internal sealed class SdmxCondition
{
    private readonly (string Operator, string Value)[][] alternatives;
    private readonly Kind kind;

    private SdmxCondition((string Operator, string Value)[][] alternatives, Kind kind) => (this.alternatives, this.kind) = (alternatives, kind);

    /// <summary>How values of a component compare.</summary>
    internal enum Kind
    {
        /// <summary>Codes, by their letters.</summary>
        Code,

        /// <summary>Periods, by their first and last day.</summary>
        Period,

        /// <summary>Numbers.</summary>
        Number,
    }

    /// <summary>Reads a filter.</summary>
    /// <exception cref="SdmxQueryException">It is not written as the standard says.</exception>
    internal static SdmxCondition Read(string component, string text, Kind kind)
    {
        // A plus sign in a query is a blank by the time it gets here
        return new SdmxCondition([.. text.Split(',').Select(alternative => alternative.Split('+', ' ').Select(term => Term(component, term, kind)).ToArray())], kind);
    }

    /// <summary>True where a value meets it. No value meets nothing, so that a filter never speaks of what is hidden.</summary>
    internal bool Holds(string value) => value.Length > 0 && Array.Exists(alternatives, terms => Array.TrueForAll(terms, term => Holds(value, term.Operator, term.Value)));

    private static (string Operator, string Value) Term(string component, string term, Kind kind)
    {
        var (name, value) = term is [>= 'a' and <= 'z', >= 'a' and <= 'z', ':', ..] ? (term[..2], term[3..]) : ("eq", term);
        if (name is not ("eq" or "ne" or "lt" or "le" or "gt" or "ge" or "co" or "nc" or "sw" or "ew") || value.Length == 0)
        {
            throw new SdmxQueryException(SdmxRefusal.Malformed, $"c[{component}] is written VALUE or OPERATOR:VALUE; operators are eq, ne, lt, le, gt, ge, co, nc, sw and ew.");
        }

        var isText = name is "co" or "nc" or "sw" or "ew";
        if ((kind == Kind.Number && !isText && Number(value) is null) || (kind == Kind.Period && !isText && SdmxPeriod.Read(value) is null))
        {
            throw new SdmxQueryException(SdmxRefusal.Malformed, $"c[{component}] compares with {(kind == Kind.Number ? "a number, such as ge:10" : "a period, such as ge:2026-01 or 2026-Q1")}.");
        }

        return (name, value);
    }

    private bool Holds(string value, string name, string wanted) => name switch
    {
        "co" => value.Contains(wanted, StringComparison.Ordinal),
        "nc" => !value.Contains(wanted, StringComparison.Ordinal),
        "sw" => value.StartsWith(wanted, StringComparison.Ordinal),
        "ew" => value.EndsWith(wanted, StringComparison.Ordinal),
        _ when kind == Kind.Period => SdmxPeriod.Read(value) is { } period && Compares(name, period, SdmxPeriod.Read(wanted)!),
        _ when kind == Kind.Number => Number(value) is { } number && Compares(name, number.CompareTo(Number(wanted)!.Value)),
        _ => Compares(name, string.CompareOrdinal(value, wanted)),
    };

    /// <summary>A period is from another on if it begins no earlier, and up to it if it ends no later; so lengths may differ.</summary>
    private static bool Compares(string name, DateInterval period, DateInterval wanted) => name switch
    {
        "eq" => period == wanted,
        "ne" => period != wanted,
        "ge" => period.Start >= wanted.Start,
        "gt" => period.Start > wanted.End,
        "le" => period.End <= wanted.End,
        _ => period.End < wanted.Start,
    };

    private static bool Compares(string name, int order) => name switch
    {
        "eq" => order == 0,
        "ne" => order != 0,
        "ge" => order >= 0,
        "gt" => order > 0,
        "le" => order <= 0,
        _ => order < 0,
    };

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
