using System.Globalization;
using NodaTime;
using Portal.Commands.Measures;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Documents;

namespace Portal.Tests.Oracles;

/// <summary>Reference counts, rates, competing ways out and mean counts through the cube: what cells count exactly is the reference.</summary>
public sealed class CubeCountOracleTests
{
    private const double Day = 86_400;
    private static readonly Instant Look = Instant.FromUtc(2060, 1, 1, 0, 0);

    [Fact]
    public void Clustered_DueItemsByNotice_HaveTheReferenceDesignEffect()
    {
        var expected = OracleFiles.Expected("s06_clustered").GetProperty("ratio_estimator");
        var table = OracleFiles.Table("s06_clustered");
        var due = OracleCube.Start + Duration.FromDays(1);
        var notices = table.Texts("notice").Zip(table.Numbers("time_s"), table.Texts("event")).GroupBy(row => row.First, row => OracleCube.Item(
            OracleCube.Start, row.Third == "1" ? OracleCube.Start + Duration.FromSeconds(row.Second) : null) with
        { DeadlineAt = due, OriginalDeadlineAt = due });

        var counts = OracleCube.Report(notices, OracleCube.Start, Look, Look).OnTime;

        Assert.Equal((expected.GetProperty("x").GetInt32(), expected.GetProperty("n").GetInt32()), (counts.OnTime, counts.Due));
        Assert.Equal(
            (expected.GetProperty("clusters").GetInt64(), expected.GetProperty("sum_x2").GetInt64(), expected.GetProperty("sum_xn").GetInt64(), expected.GetProperty("sum_n2").GetInt64()),
            (counts.Sums.Clusters, counts.Sums.SumXX, counts.Sums.SumXN, counts.Sums.SumNN));
        Assert.Equal(expected.GetProperty("design_effect").GetDouble(), counts.Sums.DesignEffect!.Value, 1e-9);
    }

    [Fact]
    public void Rates_DueItems_HaveTheReferenceLimits()
    {
        foreach (var one in OracleFiles.Expected("s09_rates").GetProperty("rows").EnumerateArray().Where(one => one.GetProperty("n").GetInt64() > 0))
        {
            var counts = OnTime(OracleCube.Due((7, one.GetProperty("x").GetInt64(), one.GetProperty("n").GetInt64())), 0, 30);

            var wilson = Rates.Wilson(counts.OnTime, counts.Due);
            Assert.Equal(one.GetProperty("wilson_0.95")[0].GetDouble(), wilson.Lower!.Value, 1e-9);
            Assert.Equal(one.GetProperty("wilson_0.95")[1].GetDouble(), wilson.Upper!.Value, 1e-9);
        }
    }

    [Theory]
    [InlineData("funnel", "s10_funnel", "provider")]
    [InlineData("control-chart", "s11_spc", "week")]
    public void Charts_DueItems_AreTheReference(string kind, string folder, string unit)
    {
        var table = OracleFiles.Table(folder);
        var (onTime, due) = (table.Numbers("on_time"), table.Numbers("due"));
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        // Weeks lie one after another in one slice; providers are slices of their own
        var weeks = OracleCube.Due(onTime.Zip(due).Select((one, row) => (7L * row, (long)one.First, (long)one.Second)));
        File.WriteAllLines(file, [$"{unit},on_time,due", .. table.Texts(unit).Select((name, row) =>
        {
            var counts = unit == "week"
                ? OnTime(weeks, 7 * row, (7 * row) + 7)
                : OnTime(OracleCube.Due((3, (long)onTime[row], (long)due[row])), 0, 7);
            return string.Create(CultureInfo.InvariantCulture, $"{name},{counts.OnTime},{counts.Due}");
        })]);

        var actual = OracleFiles.Measure(kind, file);

        File.Delete(file);
        Expect.Same(OracleFiles.Expected(folder), actual);
    }

    [Fact]
    public void ClockTime_ChangeOfTheClock_IsCountedInElapsedSeconds()
    {
        var table = OracleFiles.Table("s12_dst");
        for (var row = 0; row < table.RowCount; row++)
        {
            var (issued, removed) = (At("issued_utc"), At("removed_utc"));
            var due = issued + Duration.FromHours(OracleCube.Number(table.Texts("deadline_h")[row]));
            var item = OracleCube.Item(issued, removed) with { DeadlineAt = due, OriginalDeadlineAt = due };

            var report = OracleCube.Report([item], OracleCube.Start - Duration.FromDays(3650), Look, Look);

            var bucket = Assert.Single(report.Cohort.Curve.Steps);
            Assert.InRange(OracleCube.Number(table.Texts("elapsed_s")[row]), bucket.From + Math.Min(1, bucket.To), bucket.To);
            Assert.Equal(table.Texts("on_time_elapsed")[row], report.OnTime.OnTime.ToString(CultureInfo.InvariantCulture));

            Instant At(string column) => InstantText.TryParse(table.Texts(column)[row])!.Value;
        }
    }

    [Fact]
    public void Lifecycle_FourViews_HaveTheReferenceCounts()
    {
        var events = LifecycleData.Read(OracleFiles.Table("s13_lifecycle", "events.csv"));
        foreach (var view in OracleFiles.Expected("s13_lifecycle").GetProperty("views").EnumerateArray())
        {
            var look = InstantText.TryParse(view.GetProperty("as_of").GetString()!)!.Value;
            var notices = LifecycleFold.Fold(events, look, InstantText.TryParse(view.GetProperty("known_at").GetString()!)!.Value).Notices;
            var report = OracleCube.Report(notices.Select(ItemOf), OracleCube.Start, Instant.FromUtc(2026, 1, 1, 0, 0), look);

            var expected = view.GetProperty("all");
            int Of(string key) => expected.GetProperty(key).GetInt32();
            Assert.Equal(
                new SliceCounts(Of("issued_total"), Of("void"), Of("pre_resolved"), 0, Of("resolved"), Of("released"), Of("open_overdue"), Of("open_not_due")),
                report.Counts);
            Assert.Equal(expected.GetProperty("on_time_due_cohort").GetProperty("x").GetInt32(), report.OnTime.OnTime);
            Assert.Equal(expected.GetProperty("on_time_due_cohort").GetProperty("n").GetInt32(), report.OnTime.Due);
            Assert.Equal((expected.GetProperty("km").GetProperty("n").GetInt64(), expected.GetProperty("km").GetProperty("events").GetInt64()), (report.Cohort.Curve.Count, report.Cohort.Curve.Events));
            Assert.Equal(expected.GetProperty("ack").GetProperty("before_or_at_removal").GetInt32(), report.Acknowledgement.Acknowledged);
        }
    }

    [Theory]
    [InlineData("s07_mgus2_competing", "time", "pcm", "death")]
    [InlineData("s17_ack_competing", "time_min", "ack", "removed_unacked")]
    public void Competing_TimesOnEdges_AreTheReference(string folder, string time, string first, string second)
    {
        var (table, rows) = (OracleFiles.Table(folder), OracleFiles.Table(folder, "aj.csv"));
        var causes = table.Texts("cause");
        var place = OracleCube.Ranked(table.Numbers(time).Zip(causes, (t, cause) => (t, cause != "censor")));
        var items = table.Numbers(time).Zip(causes, (t, cause) => Item(Duration.FromSeconds(place(t, cause != "censor")), cause));

        var report = OracleCube.Report(items, OracleCube.Start, Look, Look);

        var curves = folder[..3] == "s17" ? report.Acknowledgement.Curves : report.WaysOut.Curves;
        for (var row = 0; row < rows.RowCount; row++)
        {
            var age = place(OracleCube.Number(rows.Texts("time")[row]), rows.Texts($"n_{first}")[row] != "0" || rows.Texts($"n_{second}")[row] != "0");
            Expect.Close(rows.Texts($"p_{first}")[row], curves.IncidenceAt(0, age), 1e-9, $"row {row}, {first}");
            Expect.Close(rows.Texts($"p_{second}")[row], curves.IncidenceAt(1, age), 1e-9, $"row {row}, {second}");
            Expect.Close(rows.Texts("p_open")[row], curves.OpenAt(age), 1e-9, $"row {row}, open");
        }

        // An item that is acknowledged stays online; one that progressed is removed, one that died moved to another host
        ItemState Item(Duration age, string cause) => cause switch
        {
            "ack" => OracleCube.Item(OracleCube.Start) with { AcknowledgedAt = OracleCube.Start + age },
            "pcm" or "removed_unacked" => OracleCube.Item(OracleCube.Start, removed: OracleCube.Start + age),
            "death" => OracleCube.Item(OracleCube.Start, released: OracleCube.Start + age) with { ReleaseReason = ReasonCodes.MovedHost },
            _ => OracleCube.Item(OracleCube.Start, released: OracleCube.Start + age),
        };
    }

    [Fact]
    public void MeanCount_MonthsAsDays_IsTheReferenceOnEdges()
    {
        var expected = OracleFiles.Expected("s08_bladder_mcf").GetProperty("all");
        var table = OracleFiles.Table("s08_bladder_mcf");
        var spells = table.Texts("id").Zip(table.Numbers("stop"), table.Texts("event")).GroupBy(row => row.First);
        var today = Instant.FromUtc(2025, 1, 1, 0, 0);
        var items = spells.Select(rows =>
        {
            // Followed half a day longer than the months say, since a removal is known to the day
            var removed = today - Duration.FromDays(rows.Max(row => row.Second) + 1);
            return OracleCube.Item(removed - Duration.FromHours(3), removed) with
            {
                LaterSpells = [.. rows.Where(row => row.Third == "1").Select(row => new OnlineSpell(removed + Duration.FromDays(row.Second), removed + Duration.FromDays(row.Second) + Duration.FromHours(1)))],
            };
        });

        var report = OracleCube.Report(items, OracleCube.Start, today, today).Reappearance;

        Assert.Equal((expected.GetProperty("subjects").GetInt64(), expected.GetProperty("events").GetInt64()), (report.Count, report.Events));
        foreach (var one in expected.GetProperty("at").EnumerateArray())
        {
            // From the forty-third day on a bucket holds two days
            var (age, mean) = (one.GetProperty("t").GetDouble(), one.GetProperty("mcf").GetDouble());
            Assert.Equal(mean, report.MeanBy(age * Day).Value!.Value, age <= 42 ? 1e-9 : 0.02 * mean);
        }
    }

    [Fact]
    public void Buckets_ResponseTimes_FallIntoTheReferenceBuckets()
    {
        var table = OracleFiles.Table("s18_buckets");
        for (var row = 0; row < table.RowCount; row++)
        {
            var seconds = long.Parse(table.Texts("seconds")[row], CultureInfo.InvariantCulture);
            var cells = NoticeCells.Of([OracleCube.Item(OracleCube.Start, OracleCube.Start + Duration.FromSeconds(Math.Max(0, seconds)))]);

            var cohort = Assert.Single(cells.Cells, cell => cell.Key.Table == CellTable.Cohort).Key.Bucket;
            Assert.Equal(table.Texts("bucket")[row], cohort.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(table.Texts("hi_inclusive_s")[row], Bucket.Upper(cohort).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static OnTimeCounts OnTime(SliceCells cells, int firstDay, int endDay) =>
        new CellReading(cells, Look).OnTime(Instant.FromUnixTimeSeconds(firstDay * (long)Day), Instant.FromUnixTimeSeconds(endDay * (long)Day));

    private static ItemState ItemOf(LifecycleNotice notice) => OracleCube.Item(notice.IssuedAt, notice.RemovedAt, notice.RemovedAt is null ? notice.ReleasedAt : null) with
    {
        DeadlineAt = notice.DeadlineAt,
        OriginalDeadlineAt = notice.DeadlineAt,
        AcknowledgedAt = notice.AcknowledgedAt,
        Flags = notice.IsVoid ? ItemFlags.Void : ItemFlags.None,
    };
}
