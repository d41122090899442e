using NodaTime;
using Portal.Data.Figures;

namespace Portal.Tests.Data.Figures;

public sealed class FigurePeriodTests
{
    [Theory]
    [InlineData("2023", 2023, 1, 1, 2024, 1, 1, false)]
    [InlineData("2023 H2", 2023, 7, 1, 2024, 1, 1, false)]
    [InlineData("2020 Q3", 2020, 7, 1, 2020, 10, 1, false)]
    [InlineData("2024-12", 2024, 12, 1, 2025, 1, 1, false)]
    [InlineData("2023-06-28", 2023, 6, 28, 2023, 6, 29, false)]
    [InlineData("2018..2020", 2018, 1, 1, 2021, 1, 1, false)]
    [InlineData("2023-09-25..2025-03-02", 2023, 9, 25, 2025, 3, 3, false)]
    [InlineData("2019 (first release)", 2019, 1, 1, 2020, 1, 1, true)]
    public void Period_AsPublishersPrintIt_IsHalfOpen(string text, int y1, int m1, int d1, int y2, int m2, int d2, bool hasRemark) =>
        Assert.Equal((new LocalDate(y1, m1, d1), new LocalDate(y2, m2, d2), hasRemark), FigurePeriod.Parse(text));

    [Theory]
    [InlineData("undated (Commons committee)")]
    [InlineData("20234")]
    [InlineData("2023-13")]
    [InlineData("2023-02-30")]
    public void Period_WithoutADate_HasNone(string text) => Assert.Equal((null, null, true), FigurePeriod.Parse(text));
}
