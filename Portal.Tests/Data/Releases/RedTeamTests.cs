using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Notices;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Tests.Support;
using CellStatus = Portal.Data.Releases.CellStatus;

namespace Portal.Tests.Data.Releases;

/// <summary>Known ways to read a hidden number off releases: each finds the leak in a careless publication and none in ours. Sums over time and hierarchies: <see cref="OverTimeTests"/>.</summary>
public sealed class RedTeamTests
{
    private static readonly Lazy<BuiltRelease> First = new(() => ReleaseWorld.Earlier(ReleaseWorld.Build()));

    [Fact]
    public void Differencing_OnlyWhatTheRulesNameHidden_LeaksAndTheReleaseDoesNot()
    {
        var release = First.Value;
        var careless = release.Public with
        {
            Cells = ReleaseWorld.PrimariesHidden(release),
            Intervals = [],
        };

        Assert.NotEmpty(Attack(careless).Failures);
        Assert.Empty(Attack(release.Public).Failures);
        Assert.All(Attack(release.Public).Intervals, interval => Assert.True(HeldInterval.IsWide(release.Hidden[interval.Cell], interval.Low, interval.High), interval.Cell));
    }

    [Fact]
    public void OneRecord_NewMinusOld_LeaksWithoutMemoryOnly()
    {
        var items = ReleaseWorld.Items().Skip(1).ToList();
        var careless = ReleaseWorld.Earlier(ReleaseWorld.Build(ReleaseWorld.Input(items)));
        var second = ReleaseWorld.Earlier(ReleaseWorld.Build(ReleaseWorld.Input(items, null, First.Value)));

        Assert.Contains(Differences(careless), difference => difference == -1);
        Assert.Empty(Differences(second));
        Assert.Empty(Attack(ReleaseUnion.Of([First.Value.Public, second.Public])).Failures);
    }

    [Fact]
    public void Rate_BesideItsDenominator_GivesTheNumeratorOnlyInTheControl()
    {
        // Everybody in XB met the limit: a rate of 100 % would say so of each of them
        var items = ReleaseWorld.Items().Select(item => item.State.HostCountry == "XB"
            ? item with { State = item.State with { RemovedAt = item.State.IssuedAt + Duration.FromHours(2) } }
            : item).ToList();
        var draft = ReleaseWorld.Build(ReleaseWorld.Input(items));
        var release = ReleaseWorld.Earlier(draft);

        var rate = draft.Tables.Single(table => table.Id == "country-year").Cells.Single(cell => cell.Codes is ["XB", "2025"] && cell.Measure == "on_time_rate");
        Assert.Equal((CellStatus.Shown, "95 or more", (decimal?)null), (rate.Status, rate.Band, rate.Value));
        var missed = release.Public.Intervals.Single(interval => interval.Cell == "XB|_T|2025@d:not_on_time");
        Assert.True(missed is { Low: 0, High: >= 10 });

        var control = release.Public with
        {
            Cells = release.Public.Cells.ToDictionary(cell => cell.Key, cell => cell.Key == "XB|_T|2025@d:due" ? 450 : cell.Value, StringComparer.Ordinal),
            Facts = [new PublishedFact([("XB|_T|2025@d:on_time", 1000), ("XB|_T|2025@d:due", -1000)], 0, null)],
            Intervals = [],
        };
        Assert.Contains(Attack(control).Failures, failure => failure.Cell == "XB|_T|2025@d:not_on_time");

        // A share is a number only where the number above, the number below and the difference are
        foreach (var cell in draft.Tables.SelectMany(table => table.Cells).Where(cell => cell is { Measure: "on_time_rate", Value: not null }))
        {
            var position = cell.Codes.Count == 2 ? $"{cell.Codes[0]}|_T|{cell.Codes[1]}" : $"{cell.Codes[0]}|{cell.Codes[1]}|{cell.Codes[2]}";
            Assert.All((string[])["due", "on_time", "not_on_time"], amount => Assert.NotNull(release.Public.Cells[$"{position}@d:{amount}"]));
        }
    }

    [Fact]
    public void Median_OneProviderChangesItsTimes_TheStretchesShownKeepWhatTheOthersSay()
    {
        // Six groups of twenty; one of them decides on which side of 24 hours the exact median falls
        CountedItem[] World(int hoursOfOne) =>
        [
            .. Enumerable.Range(0, 120).Select(number => Counted(number, $"g{number % 6}", number % 6 == 0 ? hoursOfOne : number % 6 < 3 || (number % 6 == 3 && number % 12 == 3) ? 20 : 30)),
        ];
        var period = ReleaseWorld.MonthOf("2025-01");
        var blank = new ReleaseCell { Codes = ["W", "2025-01"], Measure = "median_bin", Status = CellStatus.NotApplicable };
        ReleaseCell Bin(CountedItem[] items) => TimeBins.Of(items, period, period.To + Duration.FromDays(60), new PlanRules(), blank)["median_bin"];

        var (fast, slow) = (Bin(World(2)), Bin(World(40)));
        Assert.NotEqual(Median(World(2)) > 24, Median(World(40)) > 24);
        Assert.All([fast, slow], cell => Assert.True(cell is { Status: CellStatus.Shown, Low: <= 12, High: >= 24 }, cell.Band));
    }

    [Fact]
    public void Minimality_SignThatTellsTheRulesFromTheirConsequences_LeaksOnlyInTheControl()
    {
        // Who knows that nothing is hidden needlessly reads off such a sign that the number is smaller than ten
        var draft = ReleaseWorld.Build(ReleaseWorld.Input([.. ReleaseWorld.Items().Take(500)]));
        var release = ReleaseWorld.Earlier(draft);
        var small = release.Hidden.Values.Where(cell => cell.IsPrimary && cell.Value < 10 && release.Public.Cells[cell.Id] is null).ToList();
        var control = release.Public with { Facts = [.. release.Public.Facts, .. small.Select(cell => new PublishedFact([(cell.Id, 1)], null, 9))], Intervals = [] };

        Assert.NotEmpty(small);
        Assert.Contains(Attack(control).Intervals, interval => !HeldInterval.IsWide(release.Hidden[interval.Cell], interval.Low, interval.High));
        Assert.All(Attack(release.Public).Intervals, interval => Assert.True(HeldInterval.IsWide(release.Hidden[interval.Cell], interval.Low, interval.High), interval.Cell));
        Assert.All(draft.PublicFiles.Values, bytes => Assert.DoesNotContain("SuppressedPrimary", System.Text.Encoding.UTF8.GetString(bytes).Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Minimality_OtherSecrets_KeepEveryProtection()
    {
        foreach (var secret in (byte[])[1, 2, 3])
        {
            var release = ReleaseWorld.Earlier(ReleaseWorld.Build(ReleaseWorld.Input() with { Secret = [.. Enumerable.Repeat(secret, 32)] }));

            Assert.All(Attack(release.Public).Intervals, interval => Assert.True(HeldInterval.IsWide(release.Hidden[interval.Cell], interval.Low, interval.High), interval.Cell));
        }
    }

    [Fact]
    public void Averaging_LaterVintagesUnderOtherSecrets_KeepTheFirstPattern()
    {
        var held = new List<BuiltRelease> { First.Value };
        for (byte vintage = 1; vintage <= 3; vintage++)
        {
            held.Add(ReleaseWorld.Earlier(ReleaseWorld.Build(ReleaseWorld.Input(null, null, [.. held]) with { Secret = [.. Enumerable.Repeat(vintage, 32)] })));
        }

        Assert.All(held, release => Assert.Equal(First.Value.Public.Cells, release.Public.Cells));
        Assert.Empty(Attack(ReleaseUnion.Of([.. held.Select(release => release.Public)])).Failures);
    }

    [Fact]
    public void Averaging_TwoSafePatternsOfTheSameNumbersWithoutMemory_DiscloseWhatEachHides()
    {
        var input = ReleaseWorld.Input();
        var positions = new PositionSet(input.Plan);
        var problem = ReleaseProblemBuilder.Build(positions, GroupSums.Of(CountedItems.Read(input.Plan.Programme, input.Items, input.Providers).Items, positions, input.Plan.AsOfInstant));
        PublicRelease? Publish(string? shown)
        {
            var asked = problem with { Cells = [.. problem.Cells.Select(cell => shown is not null && AmountFamily.PlaceOf(cell.Id) == AmountFamily.PlaceOf(shown) ? cell with { Lock = CellLock.Shown } : cell)] };
            var pattern = new ReleaseProtection(positions, "seed", () => [], null).Run(asked, CancellationToken.None);
            return pattern.Failures.Count > 0 ? null : ReleaseAttack.PublicOf(asked, pattern);
        }

        var first = Publish(null)!;
        var secondaries = problem.Cells.Where(cell => !cell.IsPrimary && first.Cells[cell.Id] is null).DistinctBy(cell => AmountFamily.PlaceOf(cell.Id));
        var others = secondaries.Select(cell => Publish(cell.Id)).OfType<PublicRelease>().Take(3).ToList();

        Assert.NotEmpty(others);
        Assert.All(others.Append(first), release => Assert.Empty(Attack(release).Failures));
        Assert.Contains(others, other => Attack(ReleaseUnion.Of([first, other])).Failures.Any(failure => failure.Rule is "disclosed"));
    }

    [Fact]
    public void Coalition_OfAnyTwoGroups_ReadsNobodyElse()
    {
        var release = First.Value;
        var groups = release.ReadParts.Value.Values.SelectMany(parts => parts.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();

        Assert.NotEmpty(Read(release with { Public = Careless(release) }, groups[0], groups[1]).Concat(Read(release with { Public = Careless(release) }, groups[2], groups[5])));
        for (var a = 0; a < groups.Length; a++)
        {
            for (var b = a + 1; b < groups.Length; b++)
            {
                Assert.Empty(Read(release, groups[a], groups[b]));
            }
        }
    }

    /// <summary>Cells that two groups together work out exactly though others have a part in them.</summary>
    private static IEnumerable<string> Read(BuiltRelease release, string one, string other)
    {
        long Own(string cell) => release.PartsOf(cell).GetValueOrDefault(one) + release.PartsOf(cell).GetValueOrDefault(other);
        bool IsTheirs(string cell) => release.PartsOf(cell).Keys.All(group => group == one || group == other);
        var known = release.Public with
        {
            Cells = release.Public.Cells.ToDictionary(cell => cell.Key, cell => cell.Value ?? (IsTheirs(cell.Key) ? Own(cell.Key) : null), StringComparer.Ordinal),
            Facts = [.. release.Public.Facts, .. release.Public.Cells.Where(cell => cell.Value is null && Own(cell.Key) > 0).Select(cell => new PublishedFact([(cell.Key, 1)], Own(cell.Key), null))],
            Intervals = [],
        };
        return Attack(known).Failures.Where(failure => failure.Rule == "disclosed" && release.Hidden[failure.Cell].Value > Own(failure.Cell)).Select(failure => failure.Cell);
    }

    private static PublicRelease Careless(BuiltRelease release) => release.Public with
    {
        Cells = ReleaseWorld.PrimariesHidden(release),
        Intervals = [],
    };

    private static IEnumerable<long> Differences(BuiltRelease second) => second.Public.Cells
        .Where(cell => cell.Value is not null && First.Value.Public.Cells.GetValueOrDefault(cell.Key) is not null)
        .Select(cell => cell.Value!.Value - First.Value.Public.Cells[cell.Key]!.Value)
        .Where(difference => difference != 0);

    private static double Median(IEnumerable<CountedItem> items)
    {
        double[] hours = [.. items.Select(item => (item.Item.State.RemovedAt!.Value - item.Item.State.IssuedAt).TotalHours).Order()];
        return hours[(hours.Length - 1) / 2];
    }

    private static CountedItem Counted(int number, string group, int hours)
    {
        var issued = Instant.FromUtc(2025, 1, 2, 0, 0) + Duration.FromHours(number);
        var state = ReleaseWorld.Item(number).State with { IssuedAt = issued, ReceivedAt = issued, RemovedAt = issued + Duration.FromHours(hours) };
        return new CountedItem(new StoredItem(number, number, true, state), group, [["W"]], true);
    }

    private static AttackResult Attack(PublicRelease release) => ReleaseAttack.Run(release, SolverEngine.Managed, null, CancellationToken.None);
}
