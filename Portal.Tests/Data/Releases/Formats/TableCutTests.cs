using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases.Formats;

public sealed class TableCutTests
{
    private static readonly ReleaseTable Table = ReleaseTables.Small;

    [Fact]
    public void Of_AnyChoice_IsThePublishedCellsInTheirOrder() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var wanted = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var (dimension, at) in Table.Dimensions.Select((dimension, at) => (dimension, at)))
            {
                if ((seed >> at & 1) == 1 && dimension.Codes.Select(code => code.Id).Where((_, code) => (seed >> (code + 3) & 1) == 1).Reverse().ToArray() is { Length: > 0 } codes)
                {
                    wanted[dimension.Id] = codes;
                }
            }

            if ((seed & 64) == 64)
            {
                wanted[TableCut.Measure] = ["median", "notices"];
            }

            var cut = TableCut.Of(Table, wanted);
            var expected = Table.Cells.Where(cell =>
                (!wanted.TryGetValue(TableCut.Measure, out var measures) || measures.Contains(cell.Measure))
                && Table.Dimensions.Select((dimension, at) => !wanted.TryGetValue(dimension.Id, out var codes) || codes.Contains(cell.Codes[at])).All(isKept => isKept));
            CellGrid.Require(cut);
            return expected.SequenceEqual(cut.Cells);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("planet", "XA")]
    [InlineData("host_country", "ZZ")]
    [InlineData("measure", "names")]
    [InlineData("measure")]
    [InlineData("category")]
    public void Of_WhatIsNotThere_IsRefused(string dimension, params string[] codes) =>
        Assert.Throws<ArgumentException>(() => TableCut.Of(Table, new Dictionary<string, IReadOnlyList<string>> { [dimension] = codes }));
}
