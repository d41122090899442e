namespace Portal.Data.Cube;

/// <summary>Walks buckets upward once, from counts to curve and bounds.</summary>
internal static class BucketSteps
{
    internal static List<BucketStep> Walk(BucketCounts counts)
    {
        var steps = new List<BucketStep>(counts.Length);
        var (atRisk, survival, lowest, highest, greenwood) = (counts.FromIssue, 1.0, 1.0, 1.0, 0.0);
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            var tally = counts[bucket];
            if (tally == default)
            {
                continue;
            }

            var exposed = Exposed(atRisk, tally);
            survival *= Left(tally.Events, exposed);
            lowest *= Left(tally.Events, atRisk - tally.Censored);
            highest *= Left(tally.Events, atRisk + tally.Entries);
            double? term = tally.Events < exposed ? tally.Events / exposed / (exposed - tally.Events) : tally.Events == 0 ? 0 : null;
            greenwood += term ?? 0;
            steps.Add(new(
                Bucket.Lower(bucket) ?? 0,
                Bucket.Upper(bucket),
                atRisk,
                tally,
                survival,
                lowest,
                highest,
                term,
                survival > 0 ? survival * Math.Sqrt(greenwood) : null));
            atRisk += tally.Entries - tally.Events - tally.Censored;
        }

        return steps;
    }

    /// <summary>Items at risk in a bucket, half of those that enter or are censored in it.</summary>
    internal static double Exposed(long atRisk, BucketTally tally) => atRisk - (tally.Censored / 2.0) + (tally.Entries / 2.0);

    /// <summary>Share of those exposed that stay.</summary>
    internal static double Left(long events, double exposed) => events == 0 ? 1 : exposed <= events ? 0 : 1 - (events / exposed);
}
