using NodaTime;
using Portal.Data.Cube;

namespace Portal.Tests.Data.Cube;

public sealed class CellCodeTests
{
    [Fact]
    public void Code_EveryTable_SaysWhatItWasMadeOf()
    {
        long[] days = [-719_162, -385, -384, -1, 0, 383, 384, 20_000, 2_932_896];
        long[] months = [-23_628, -13, -12, -1, 0, 11, 12, 700, 96_359];
        foreach (var table in Enum.GetValues<CellTable>().Where(table => table != CellTable.Open))
        {
            foreach (var at in table is CellTable.Flow or CellTable.Due ? days : months)
            {
                AssertSame(table, CellKind.ExtendedTooLate, at, Bucket.Of(long.MaxValue), 19);
                AssertSame(table, CellKind.Issued, at, 0, 0);
            }
        }

        AssertSame(CellTable.Open, CellKind.Online, -62_135_596_800_000_000, int.MinValue, OpenPart.Of(19, -3_000_000));
        AssertSame(CellTable.Open, CellKind.OnlineLimitedAcknowledged, 253_402_300_799_999_999, int.MaxValue, OpenPart.Of(0, 3_000_000));
    }

    [Fact]
    public void Code_BeyondTheTables_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CellCode.Of(CellTable.Cohort, CellKind.Removed, 0, 1 << 13, 0));

    [Fact]
    public void Months_OfAllDays_AreThoseOfTheCalendar()
    {
        for (var date = new LocalDate(1, 1, 1); date.Year < 9999; date = date.PlusDays(17))
        {
            var instant = date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
            var month = ((date.Year - 1970) * 12L) + date.Month - 1;
            Assert.Equal(month, UtcPeriods.MonthOf(instant + Duration.FromHours(23)));
            Assert.Equal(new LocalDate(date.Year, date.Month, 1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), UtcPeriods.StartOfMonth(month));
        }
    }

    private static void AssertSame(CellTable table, CellKind kind, long at, int bucket, int part)
    {
        var code = CellCode.Of(table, kind, at, bucket, part);

        Assert.Equal((table, kind, at, bucket, part, BlockPeriods.Of(table, at)), (code.Table, code.Kind, code.At, code.Bucket, code.Part, code.Period));
    }
}
