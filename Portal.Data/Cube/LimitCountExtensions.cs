namespace Portal.Data.Cube;

internal static class LimitCountExtensions
{
    extension(IReadOnlyCollection<LimitCount> limits)
    {
        /// <summary>Mean over items of a number that follows from the limit; null where one is missing.</summary>
        internal double? Average(Func<LimitCount, double?> number) =>
            limits.Aggregate((double?)0, (sum, one) => sum + (one.Items * number(one))) / limits.Sum(one => one.Items);
    }
}
