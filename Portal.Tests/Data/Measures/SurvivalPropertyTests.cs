using FsCheck;
using FsCheck.Fluent;
using Portal.Data.Cube;
using Portal.Data.Measures;

namespace Portal.Tests.Data.Measures;

/// <summary>What must hold for any data, on samples that shrink to the smallest counterexample.</summary>
public sealed class SurvivalPropertyTests
{
    private static readonly Gen<SurvivalObservation> Observation =
        from entry in Gen.Choose(-3, 20)
        from stay in Gen.Choose(0, 30)
        from isEvent in Gen.Elements(true, true, false)
        select new SurvivalObservation(entry < 0 ? null : entry, Math.Max(entry, 0) + stay, isEvent);

    private static readonly Arbitrary<SurvivalObservation[]> Samples = Observation.NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void Estimate_AnyOrder_IsTheSame() => Prop.ForAll(Samples, sample =>
    {
        var forward = KaplanMeier.Estimate(sample).Steps;
        var backward = KaplanMeier.Estimate(sample.Reverse()).Steps;
        return forward.SequenceEqual(backward);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Estimate_NothingCensored_IsTheEmpiricalDistribution() => Prop.ForAll(Samples, sample =>
    {
        double[] exits = [.. sample.Select(one => one.Exit)];
        var curve = KaplanMeier.Estimate(exits.Select(exit => new SurvivalObservation(exit, true)));
        return exits.All(exit => Math.Abs(curve.At(exit).Survival - exits.Count(other => other > exit) / (double)exits.Length) < 1e-12);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void RestrictedMean_NothingCensored_IsThePlainMean() => Prop.ForAll(Samples, sample =>
    {
        double[] exits = [.. sample.Select(one => one.Exit)];
        var mean = KaplanMeier.Estimate(exits.Select(exit => new SurvivalObservation(exit, true))).RestrictedMean(1000).Mean;
        return Math.Abs(mean - exits.Average()) < 1e-9;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Survival_AnySample_NeverRisesAndStaysInTheUnitInterval() => Prop.ForAll(Samples, sample =>
    {
        double[] heights = [1, .. KaplanMeier.Estimate(sample).Steps.Select(step => step.Survival)];
        return heights.Skip(1).Zip(heights).All(pair => pair.First <= pair.Second) && heights.All(height => height is >= 0 and <= 1);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void BucketCounts_SplitAnywhere_MergeToTheSameCells() => Prop.ForAll(Samples, sample =>
    {
        var half = sample.Length / 2;
        var (left, right, whole) = (Count(sample[..half]), Count(sample[half..]), Count(sample));
        right.Add(left);
        return right.FromIssue == whole.FromIssue && right.Tallies.SequenceEqual(whole.Tallies);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void BucketCurve_AnySample_BoundsHoldTheExactCurve() => Prop.ForAll(Samples, sample =>
    {
        var exact = KaplanMeier.Estimate(sample);
        var cells = new BucketCurve(Count(sample));
        return Enumerable.Range(0, 55).All(second => cells.SurvivalAt(second) is var bounded
            && bounded.Lowest <= exact.At(second).Survival + 1e-12 && bounded.Highest >= exact.At(second).Survival - 1e-12);
    }).QuickCheckThrowOnFailure();

    private static BucketCounts Count(IEnumerable<SurvivalObservation> sample)
    {
        var counts = new BucketCounts();
        foreach (var one in sample)
        {
            counts.Add(one);
        }

        return counts;
    }
}
