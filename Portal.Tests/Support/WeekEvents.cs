using NodaTime;
using Portal.Data.Notices;

namespace Portal.Tests.Support;

/// <summary>Items that arrive on the Monday of each week with a limit of a day; in each week some are removed after two.</summary>
internal static class WeekEvents
{
    internal static IEnumerable<NoticeEvent> Of(string provider, int weeks, Instant firstMonday, int items, Func<int, int>? late = null) =>
        Enumerable.Range(0, weeks).SelectMany(week => Enumerable.Range(0, items).SelectMany(item =>
        {
            var issued = (firstMonday + Duration.FromDays(7 * week) - Events.Start).TotalHours;
            var name = $"{provider}-w{week}-{item}";
            NoticeEvent One(EventType type, double hours) => Events.Of(type, hours, notice: name, item: name, provider: type == EventType.Issued ? provider : null, source: "synthetic");
            return new[]
            {
                One(EventType.Issued, issued) with { LimitSeconds = 86_400 },
                One(EventType.Delivered, issued),
                One(EventType.Removed, issued + (item < (late?.Invoke(week) ?? week % 3) ? 48 : 6)),
            };
        }));
}
