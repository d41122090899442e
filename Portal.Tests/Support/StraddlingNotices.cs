using Portal.Data.Notices;

namespace Portal.Tests.Support;

/// <summary>Generated events of which several notices are made one: its items differ in provider, countries, category, rule and the month of their limits.</summary>
internal static class StraddlingNotices
{
    /// <summary>Dirty events: late, corrected, retracted and doubled ones among them.</summary>
    /// <param name="items">So many items are asked for.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="sameIssuer">One authority sends a notice; else anything may differ.</param>
    internal static List<NoticeEvent> Events(long items, ulong seed, bool sameIssuer = false) => Joined(SyntheticNotices.Events("dirty", items, seed), sameIssuer);

    private static List<NoticeEvent> Joined(List<NoticeEvent> events, bool sameIssuer)
    {
        var notices = events.GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Select(notice => notice.ToArray()).ToArray();
        var (joined, counts) = (new List<NoticeEvent>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var notice in notices)
        {
            var issuer = sameIssuer ? notice.Select(one => one.IssuerCountry).FirstOrDefault(one => one is not null) ?? "" : "";
            var number = counts[issuer] = counts.GetValueOrDefault(issuer) + 1;

            // One in four stays alone
            var name = number % 4 == 0 ? notice[0].NoticeRef : $"joined-{issuer}-{number / 12}-{number % 4}";
            string?[] refs = [.. notice.Select(one => one.ItemRef).Where(one => one is not null).Distinct()];
            joined.AddRange(notice.SelectMany(one => one.ItemRef is not null || refs.Length == 0
                ? [one with { NoticeRef = name }]
                : refs.Select((item, at) => one with { NoticeRef = name, ItemRef = item, EventId = Named(one.EventId, at)!, Target = Named(one.Target, at) })));

            // What corrects an event of the whole notice corrects it for each item
            string? Named(string? id, int at) => id is null || at == 0 ? id : $"{id}-{at}";
        }

        return joined;
    }
}
