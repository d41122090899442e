namespace Portal.Data.Cube;

/// <summary>
/// Walks the ages at which removed items came back, month of removal by month. All items of a month are followed alike but for the days of one month, so
/// that only in the month whose follow-up ends within a bucket it is not known who had been watched and who was back already.
/// </summary>
internal static class ReturnSteps
{
    private const double Day = 86400;

    internal static List<ReturnStep> Walk(IReadOnlyList<ReturnMonth> months)
    {
        var walked = months.Select(month => new Month(month)).ToArray();
        var steps = new List<ReturnStep>();
        foreach (var age in months.SelectMany(month => month.Steps.Where(step => step.First != 0 || step.All != 0).Select(step => step.Age)).Distinct().Order())
        {
            steps.Add(Step(walked, Bucket.Lower(Bucket.Of((long)age)) ?? 0, age));
        }

        return steps;
    }

    private static ReturnStep Step(Month[] months, double from, double to)
    {
        var (first, all, atRisk, followed) = (0L, 0L, default(Sum), default(Sum));
        foreach (var month in months)
        {
            var (ofFirst, ofAll) = month.At(to);
            var (surely, perhaps, likely, surelyAtStart) = (month.Followed(to, -0.5), month.FollowedBeyond(from), month.Followed(to, 0), month.Followed(from, -0.5));
            first += ofFirst;
            all += ofAll;
            followed.Add(likely, surely, perhaps);

            // The fewest: all who were back before were followed so long. The most: as many of them as can be were not.
            var back = month.Back;
            atRisk.Add(
                month.Count == 0 ? 0 : likely * (1 - ((double)back / month.Count)),
                Math.Max(ofFirst, surely - back),
                perhaps - Math.Max(0, back - (month.Count - surelyAtStart)));
            month.Back += ofFirst;
        }

        return new(from, to, first, all, atRisk.Within(first), followed.Within(1));
    }

    private struct Sum
    {
        private double likely;
        private long fewest;
        private long most;

        internal void Add(double more, long moreSurely, long morePerhaps)
        {
            likely += more;
            fewest += moreSurely;
            most += morePerhaps;
        }

        // Whatever came back was watched, also where the count of a month's removals does not hold it
        internal readonly Bounded Within(long least)
        {
            var low = Math.Max(fewest, least);
            var high = Math.Max(most, low);
            return new(Math.Clamp(likely, low, high), low, high);
        }
    }

    private sealed class Month(ReturnMonth month)
    {
        private readonly double shortest = month.Removals.Count == 0 ? 0 : month.Removals.Min(one => one.FollowedDays) - 0.5;
        private readonly double longest = month.Removals.Count == 0 ? 0 : month.Removals.Max(one => one.FollowedDays) + 0.5;
        private int next;

        internal long Count { get; } = month.Removals.Sum(one => one.N);

        internal long Back { get; set; }

        internal (long First, long All) At(double age)
        {
            while (next < month.Steps.Count && month.Steps[next].Age < age)
            {
                next++;
            }

            return next < month.Steps.Count && month.Steps[next].Age.Equals(age) ? (month.Steps[next].First, month.Steps[next].All) : default;
        }

        /// <summary>Items followed at least so long, if each was removed so many days from the middle of its day: half a day before is the surest.</summary>
        internal long Followed(double seconds, double shift) => Sum(seconds / Day, static (followed, age) => followed >= age, shift);

        /// <summary>Items that may have been followed longer than that; at the age of 0 all, also those that were removed in the instant of the look.</summary>
        internal long FollowedBeyond(double seconds) => seconds <= 0 ? Count : Sum(seconds / Day, static (followed, age) => followed > age, 0.5);

        private long Sum(double days, Func<double, double, bool> reaches, double shift) =>
            days < shortest ? Count : days > longest ? 0 : SumByDay(days, reaches, shift);

        private long SumByDay(double days, Func<double, double, bool> reaches, double shift)
        {
            var sum = 0L;
            foreach (var (followed, n) in month.Removals)
            {
                sum += reaches(Math.Max(0, followed + shift), days) ? n : 0;
            }

            return sum;
        }
    }
}
