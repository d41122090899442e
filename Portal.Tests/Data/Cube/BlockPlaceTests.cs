using Portal.Data.Cube;

namespace Portal.Tests.Data.Cube;

public sealed class BlockPlaceTests
{
    [Theory]
    [InlineData(1, (int)CellTable.Flow, 0, 16_777_216 + 131_072)]
    [InlineData(7, (int)CellTable.Cohort, 4, (7 * 16_777_216) + 262_144 + 131_076)]
    [InlineData(1, (int)CellTable.RollUpStraddle, -3, 16_777_216 + (13 * 262_144) + 131_069)]
    public void Id_OfABlock_IsWhatStatementsReckon(long slice, int of, int period, long id)
    {
        var table = (CellTable)of;
        Assert.Equal(id, new BlockPlace(slice, table, period).Id);
        Assert.Equal((slice, (long)table, period), (id / 16_777_216, id / 262_144 % 64, (int)(id % 262_144) - 131_072));
        Assert.Equal(id, (slice * 16_777_216) + BlockPlace.InSlice(table, period));
        Assert.InRange(BlockPlace.InSlice(table, period), BlockPlace.FirstOf(table), BlockPlace.FirstOf(table + 1) - 1);
    }

    [Theory]
    [InlineData(-131_072)]
    [InlineData(131_071)]
    public void Id_OfTheLastPeriods_StaysInItsTable(int period) => Assert.Equal(CellTable.Due, (CellTable)(new BlockPlace(9, CellTable.Due, period).Id / 262_144 % 64));

    [Theory]
    [InlineData(-131_073)]
    [InlineData(131_072)]
    public void Id_BeyondThem_IsRefused(int period) => Assert.Throws<ArgumentOutOfRangeException>(() => new BlockPlace(9, CellTable.Due, period).Id);
}
