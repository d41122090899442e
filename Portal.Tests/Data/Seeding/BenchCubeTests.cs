using Portal.Data.Cube;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Seeding;

public sealed class BenchCubeTests
{
    private static readonly BenchOptions Options = new() { Items = 4_000, Providers = 8 };

    [Fact]
    public async Task WriteAsync_AnyWorld_HoldsWhatItsItemsCountOneByOne()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var world = new BenchWorld(Options);
        await using (var connection = await test.Database.OpenAsync(TestContext.Current.CancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await using var store = new CubeBlockStore(transaction);
            await new BenchCube(world, store).WriteAsync(null, TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        var stored = await StoredAsync(test);

        var expected = Expected(world);
        Assert.True(expected.Count > 10_000);
        Assert.Equal(expected.Count, stored.Count);
        Assert.All(expected, cell => Assert.Equal(cell.Value, stored.GetValueOrDefault(cell.Key)));
    }

    [Fact]
    public void Slices_AnySize_AddUpToTheItemsAskedFor() => Assert.Equal(Options.Items, new BenchWorld(Options).Slices.Sum(slice => slice.Items));

    [Fact]
    public void Slices_ThreeHundredProviders_AreAsManyAsTheMethodSpeaksOf() =>
        Assert.InRange(new BenchWorld(new BenchOptions { Items = 1_000_000 }).Slices.Count, 3_300, 4_000);

    private static async Task<Dictionary<CellKey, CellCount>> StoredAsync(TestDatabase test)
    {
        var slices = await new CubeBlockQueries(test.Database).SlicesAsync(TestContext.Current.CancellationToken);
        await using var connection = await test.Database.OpenAsync(TestContext.Current.CancellationToken);
        var stored = new Dictionary<CellKey, CellCount>();
        await foreach (var block in CubeBlockQueries.BlocksAsync(connection))
        {
            var cells = new List<BlockCell>();
            block.ReadTo(cells);
            cells.ForEach(cell => stored.Add(new(block.Table, slices[block.SliceId], cell.At, cell.Bucket, cell.Kind, cell.Part), cell.Count));
        }

        return stored;
    }

    /// <summary>Plain and slow: each notice's cells as the product counts them, in its slice and in every roll-up.</summary>
    private static Dictionary<CellKey, CellCount> Expected(BenchWorld world)
    {
        var sum = new CellSet();
        foreach (var (group, items) in world.Slices.SelectMany(world.Notices))
        {
            foreach (var (key, count) in NoticeCells.Of(items, group, isSynthetic: true).Cells)
            {
                Add(key, count, withGroups: false);
                foreach (var rollUp in RollUp.All)
                {
                    Add(key with { Slice = rollUp.Of(key.Slice) }, count, rollUp.HasGroups);
                }
            }
        }

        return sum.Cells.ToDictionary();

        void Add(CellKey key, CellCount count, bool withGroups)
        {
            var grouped = key.Table.GroupTable();
            sum.Add(grouped is null ? key : withGroups ? key with { Table = grouped.Value } : key with { Part = 0 }, count);
        }
    }
}
