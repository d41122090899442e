using System.Runtime.InteropServices;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>What only some events of a pack say.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct EventFacts
{
    internal string? Provider { get; init; }

    internal string? IssuerCountry { get; init; }

    internal string? HostCountry { get; init; }

    internal string? Category { get; init; }

    internal string? NoticeType { get; init; }

    internal string? Reason { get; init; }

    internal string? Territory { get; init; }

    /// <summary>Microseconds from the event.</summary>
    internal long? DeadlineAfter { get; init; }

    internal long? LimitSeconds { get; init; }

    internal IReadOnlyList<string> Rules { get; init; }

    internal static EventFacts Of(NoticeEvent one) => new()
    {
        Provider = one.Provider,
        IssuerCountry = one.IssuerCountry,
        HostCountry = one.HostCountry,
        Category = one.Category,
        NoticeType = one.NoticeType,
        Reason = one.Reason,
        Territory = one.Territory,
        DeadlineAfter = one.DeadlineAt?.ToMicros() - one.OccurredAt.ToMicros(),
        LimitSeconds = one.LimitSeconds,
        Rules = one.Rules,
    };

    /// <summary>Whether another event says the same here.</summary>
    internal bool IsSameAs(in EventFacts other) =>
        Provider == other.Provider
        && IssuerCountry == other.IssuerCountry
        && HostCountry == other.HostCountry
        && Category == other.Category
        && NoticeType == other.NoticeType
        && Reason == other.Reason
        && Territory == other.Territory
        && DeadlineAfter == other.DeadlineAfter
        && LimitSeconds == other.LimitSeconds
        && Rules.SequenceEqual(other.Rules, StringComparer.Ordinal);
}
