namespace Portal.Data.Seeding;

/// <summary>A fictional provider, its behaviour fixed by the seed.</summary>
internal sealed record SyntheticProvider
{
    internal required int Index { get; init; }

    internal required string Code { get; init; }

    internal required string Name { get; init; }

    internal required SyntheticProviderType Type { get; init; }

    /// <summary>Indexes of one to three host countries; the first is home.</summary>
    internal required IReadOnlyList<int> Hosts { get; init; }

    /// <summary>Share of all notices, 0..1.</summary>
    internal required double Weight { get; init; }

    /// <summary>Log of the median time to removal in seconds.</summary>
    internal required double LogMedian { get; init; }

    /// <summary>Standard deviation of the log time over all items, notice effect included.</summary>
    internal required double Sigma { get; init; }

    internal required double NeverShare { get; init; }

    internal required double ReuploadShare { get; init; }

    internal required bool HasOfficeHours { get; init; }

    /// <summary>Whether the policy of day 700 makes it faster.</summary>
    internal required bool FollowsPolicy { get; init; }

    /// <summary>Day from which it matches known material; null means never.</summary>
    internal required int? MatchesFromDay { get; init; }
}
