using Portal.Regulators.Slices;
using Portal.Ui;

namespace Portal.Tests.Portal.Regulators;

public sealed class SliceTableTests
{
    private const string Reason = "groups are not kept";

    [Fact]
    public void Gathered_AReasonOfManyLines_IsSaidOnceAndTheReasonOfAGapStaysBesideIt()
    {
        var table = new SliceTable("t", "How fast?", "Followed.", MeasureCells.Measured,
            [Row("21 h", Reason), Row("2 d", Reason), Row("5 d", Reason), Row(MeasureCells.NotEstimable, Reason), Row("19 h", "too short")]).Gathered();

        Assert.Equal($"Followed. In 3 lines: {Reason}.", table.Note);
        Assert.Equal(["", "", "", Reason, "too short"], table.Rows.Select(row => ((TableCell.Value)row.Cells[^1]).Text));
    }

    [Fact]
    public void Gathered_NothingRepeated_StaysAsItIs()
    {
        var table = new SliceTable("t", "How fast?", "Followed.", MeasureCells.Measured, [Row("21 h", Reason), Row("2 d", Reason)]);

        Assert.Same(table, table.Gathered());
    }

    private static TableRow Row(string value, string reason) => new(new Link("Half gone after"), [value, "", "", reason]);
}
