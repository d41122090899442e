using NodaTime;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The limit of a rule for one notice: from the law, the notice, or the shorter of both.</summary>
internal sealed record NoticeLimit
{
    private NoticeLimit()
    {
    }

    /// <summary>Due time before extensions, resets and pauses.</summary>
    internal Instant Due { get; private init; }

    /// <summary>Full period from another start, for resets.</summary>
    internal required Func<Instant, Instant> From { get; init; }

    internal required bool IsIgnored { get; init; }

    /// <summary>The law's own length, where it decides; null where the notice decides.</summary>
    internal TimeLimit? Law { get; private init; }

    /// <summary>Null where there is no limit at all.</summary>
    internal static NoticeLimit? Of(ItemTimeline item, Rule rule, Instant start, WorkingCalendar? calendar, Instant? closedAt, Instant? knownAt)
    {
        var named = item.DeadlineAt ?? (item.LimitSeconds is { } seconds ? start + Duration.FromSeconds(seconds) : null);
        if (rule.Standard == LimitStandard.SetInNotice)
        {
            return named is { } set ? Fixed(set - start) : null;
        }

        if (rule.Limit is not { } law)
        {
            return null;
        }

        Instant Lawful(Instant from) => DeadlineArithmetic.Due(rule, law, from, calendar, closedAt, knownAt, rule.Settings.Convention);
        var due = Lawful(start);
        if (Tier(item, rule) is { } tier && start + tier < due)
        {
            return Fixed(tier) with { IsIgnored = named is { } other && other != start + tier };
        }

        if (rule.Standard == LimitStandard.MaxSetByOrder && named is { } shorter && shorter < due)
        {
            return Fixed(shorter - start);
        }

        return new NoticeLimit { Due = due, From = Lawful, Law = law, IsIgnored = named is not null && rule.Standard != LimitStandard.MaxSetByOrder };

        NoticeLimit Fixed(Duration period) => new() { Due = start + period, From = from => from + period, IsIgnored = false };
    }

    private static Duration? Tier(ItemTimeline item, Rule rule)
    {
        Duration? shortest = null;
        foreach (var tier in rule.Settings.Tiers)
        {
            var isUrgent = tier.Categories.Count > 0
                ? item.Category is { } category && tier.Categories.Any(code => category == code || category.StartsWith(code + "-", StringComparison.Ordinal))
                : item.LimitSeconds is { } seconds && Duration.FromSeconds(seconds) == tier.Limit;
            if (isUrgent && (shortest is null || tier.Limit < shortest))
            {
                shortest = tier.Limit;
            }
        }

        return shortest;
    }
}
