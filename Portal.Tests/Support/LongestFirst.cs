using Portal.Tests.Browser;
using Portal.Tests.Contracts;
using Portal.Tests.Data.Disclosure;
using Portal.Tests.Data.Releases;
using Portal.Tests.Portal.Commands;
using Portal.Tests.Support;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Portal.Tests.Support;

/// <summary>Begins with the classes that take longest: one of them begun last would run alone to the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        .. ((Type[])
        [
            typeof(YearOfReleasesTests), typeof(PublicTests), typeof(WorkbenchTests), typeof(BaselineTests), typeof(ReleaseJourneyTests), typeof(JoinedProofTests), typeof(ReleaseExportTests),
            typeof(DatabaseErrorTests), typeof(GoalTests), typeof(MemoryTests), typeof(ReleaseKillTests), typeof(CubeRecountTests),
        ]).Select(type => type.FullName!),
    ];

    /// <inheritdoc/>
    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection => [.. testCollections.OrderBy(RankOf)];

    private static int RankOf<T>(T collection)
        where T : ITestCollection => Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is >= 0 and var rank ? rank : Longest.Length;
}
