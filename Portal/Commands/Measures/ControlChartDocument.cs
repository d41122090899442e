using System.Text.Json.Nodes;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind control-chart: XmR, p and p-prime charts and cumulative sums of weekly shares on time.</summary>
internal static class ControlChartDocument
{
    private const int DefaultBaseline = 20;
    private const double OddsRatio = 1.5;

    internal static JsonObject Compute(MeasureTable table, MeasureOptions options)
    {
        var weeks = Read(table);
        var baseline = Math.Min(options.Baseline ?? DefaultBaseline, weeks.Length);
        double[] shares = [.. weeks.Select(week => week.Rate)];
        var chart = new ProportionChart(weeks, baseline);
        var lateBefore = 1 - chart.Centre;
        var lateAfter = CumulativeSum.WithOdds(lateBefore, OddsRatio);
        var raw = CumulativeSum.OfLikelihood(weeks, lateBefore, lateAfter, 1);
        var deflated = CumulativeSum.OfLikelihood(weeks, lateBefore, lateAfter, chart.SigmaZ * chart.SigmaZ);
        var alert = CumulativeSum.OfLateShare(chart, weeks.Length);
        var document = new JsonObject
        {
            ["baseline_points"] = baseline,
            ["xmr_unscreened"] = Describe(new IndividualsChart(shares, baseline, isScreened: false), weeks),
            ["xmr_screened"] = Describe(new IndividualsChart(shares, baseline, isScreened: true), weeks),
            ["p_chart"] = new JsonObject { ["centre"] = chart.Centre, ["outside"] = Weeks(weeks, chart.OutsideBinomial) },
            ["pprime"] = new JsonObject
            {
                ["centre"] = chart.Centre,
                ["sigma_z"] = Json.Number(chart.SigmaZ),
                ["outside"] = Weeks(weeks, chart.OutsidePrime),
            },
            ["cusum"] = new JsonObject
            {
                ["p0_late"] = lateBefore,
                ["odds_ratio"] = OddsRatio,
                ["p1_late"] = lateAfter,
                ["first_over_h5_raw"] = Week(weeks, CumulativeSum.FirstAlert(raw)),
                ["first_over_h5_deflated"] = Week(weeks, CumulativeSum.FirstAlert(deflated)),
                ["first_alert_k1_h5"] = Week(weeks, CumulativeSum.FirstAlert(alert)),
            },
            ["rows"] = Json.Array(Enumerable.Range(0, weeks.Length), i => new JsonObject
            {
                ["week"] = weeks[i].Week,
                ["y"] = weeks[i].Rate,
                ["p_lcl"] = Json.Number(chart.BinomialLimits(i).Lower),
                ["p_ucl"] = Json.Number(chart.BinomialLimits(i).Upper),
                ["pprime_lcl"] = Json.Number(chart.PrimeLimits(i).Lower),
                ["pprime_ucl"] = Json.Number(chart.PrimeLimits(i).Upper),
                ["z"] = Json.Number(chart.Z(i)),
                ["z_prime"] = Json.Number(chart.ZPrime(i)),
                ["cusum_llr"] = Json.Number(raw[i]),
                ["cusum_llr_deflated"] = Json.Number(deflated[i]),
                ["cusum_z_prime"] = Json.Number(alert[i]),
            }),
        };
        if (options.Rebase.Count > 0)
        {
            document["stretches"] = Stretches(weeks, options.Rebase);
        }

        return document;
    }

    /// <summary>The chart as pages draw it, its limits begun anew at some weeks.</summary>
    private static JsonArray Stretches(WeekPoint[] weeks, IReadOnlyList<double> events)
    {
        var unknown = events.Where(week => !weeks.Skip(1).Any(one => one.Week == week)).ToArray();
        return unknown.Length > 0
            ? throw new WrongUsageException("--rebase takes weeks of the file after its first")
            : Json.Array([.. WeeklyChart.Of(weeks, events.Select(week => (long)week)).Stretches], stretch => new JsonObject
            {
                ["since"] = stretch.Since,
                ["because"] = stretch.Because,
                ["chart"] = stretch.Because is not null ? null : stretch.IsPrime ? "pprime" : "xmr",
                ["baseline_points"] = stretch.Baseline,
                ["is_trial"] = stretch.IsTrial,
                ["centre"] = stretch.Centre,
                ["alert_since"] = stretch.AlertSince,
                ["rows"] = Json.Array([.. stretch.Marks], mark => new JsonObject
                {
                    ["week"] = mark.Week.Week,
                    ["y"] = mark.Week.Rate,
                    ["lcl"] = mark.Limits.Lower,
                    ["ucl"] = mark.Limits.Upper,
                    ["signal"] = mark.Signal,
                    ["outside"] = mark.IsOutside,
                }),
            });
    }

    private static WeekPoint[] Read(MeasureTable table)
    {
        var (numbers, onTime, due) = (table.Counts("week"), table.Counts("on_time"), table.Counts("due"));
        var weeks = new WeekPoint[numbers.Length];
        for (var i = 0; i < weeks.Length; i++)
        {
            weeks[i] = due[i] > 0 ? new(numbers[i], onTime[i], due[i])
                : throw RefusedDataException.At(i + 1, "due", "a week with nothing due has no share (rule nothing-due)");
            if (onTime[i] > due[i])
            {
                throw RefusedDataException.At(i + 1, "on_time", "more than due (rule x-above-n)");
            }
        }

        if (weeks.Select((week, at) => (week.Week, at)).GroupBy(one => one.Week).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw RefusedDataException.At(twice.Last().at + 1, "week", "a week that stood before (rule duplicate-week)");
        }

        return weeks.Length >= 2
            ? [.. weeks.OrderBy(week => week.Week)]
            : throw new RefusedDataException("a control chart needs two weeks (rule too-few-rows)");
    }

    private static JsonObject Describe(IndividualsChart chart, WeekPoint[] weeks) => new()
    {
        ["cl"] = chart.Centre,
        ["amr"] = chart.MeanMovingRange,
        ["upl"] = chart.Upper,
        ["lpl"] = chart.Lower,
        ["near_upl"] = chart.NearUpper,
        ["near_lpl"] = chart.NearLower,
        ["outside"] = Weeks(weeks, chart.Outside),
        ["run7"] = Weeks(weeks, chart.OneSide),
        ["trend7"] = Weeks(weeks, chart.Trend),
        ["two_of_three"] = Weeks(weeks, chart.TwoOfThree),
    };

    private static JsonArray Weeks(WeekPoint[] weeks, int[] places) => Json.Array(places, place => weeks[place].Week);

    private static JsonNode? Week(WeekPoint[] weeks, int? place) => place is { } i ? weeks[i].Week : null;
}
