using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Imports;

/// <summary>
/// Fixed-size stand-ins for ids and contents of events, so that a file of any size can be checked for ids that come twice. Multiply-and-fold
/// hashing in two independent lanes: two different ids of a billion meet with a probability below one in 10^20. No secret, no protection.
/// </summary>
internal static class EventFingerprint
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD1B54A32D192ED03;
    private const ulong Third = 0x8CB92BA72F3D8DD7;

    internal static UInt128 OfId(NoticeEvent one) =>
        new(Of(one.EventId, Of(one.Source, First)), Of(one.EventId, Of(one.Source, Third)));

    /// <summary>Everything but the id and when it became known.</summary>
    internal static ulong OfContent(NoticeEvent one)
    {
        var hash = Of(one.NoticeRef, Second);
        hash = Of(one.ItemRef, hash);
        hash = Of((long)one.Type, hash);
        hash = Of(one.OccurredAt, hash);
        hash = Of(one.Provider, hash);
        hash = Of(one.IssuerCountry, hash);
        hash = Of(one.HostCountry, hash);
        hash = Of(one.Category, hash);
        hash = Of(one.NoticeType, hash);
        hash = Of(one.Rules.Count, hash);
        foreach (var rule in one.Rules)
        {
            hash = Of(rule, hash);
        }

        hash = Of(one.LimitSeconds, hash);
        hash = Of(one.DeadlineAt, hash);
        hash = Of(one.Territory, hash);
        hash = Of(one.MaterialRef, hash);
        hash = Of(one.Target, hash);
        hash = Of(one.Reason, hash);
        return Of((long?)one.Evidence, hash);
    }

    private static ulong Of(Instant? instant, ulong seed)
    {
        if (instant is not { } known)
        {
            return Of((long?)null, seed);
        }

        var ticks = known.ToUnixTimeTicks();
        return Of((long)(known - Instant.FromUnixTimeTicks(ticks)).TotalNanoseconds, Of(ticks, seed));
    }

    private static ulong Of(long? number, ulong seed) => TextHash.Fold(seed ^ Second, unchecked((ulong)(number ?? 0)) ^ (number is null ? First : Third));

    private static ulong Of(string? text, ulong seed) => TextHash.Of(text, seed);
}
