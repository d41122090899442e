namespace Portal.Data.Cube;

/// <summary>Figures of one curve of response times in seconds, from cells or from items.</summary>
public interface IRemovalMeasures
{
    /// <summary>Items ever at risk.</summary>
    long Count { get; }

    /// <summary>Items removed.</summary>
    long Events { get; }

    /// <summary>Items still up when last looked at.</summary>
    long Censored { get; }

    /// <summary>The largest age that somebody was followed to, from cells the lower edge of its bucket; null without any.</summary>
    double? LastAge { get; }

    /// <summary>The age that the curve is conditional on.</summary>
    double StartAge { get; }

    /// <summary>The age by which the share p had been removed, and the limits that hold the exact one where cells gave it.</summary>
    (RemovalFigure Figure, Bounded? Bounds) ReadQuantile(double p);

    /// <summary>Share still online at an age, likewise.</summary>
    (RemovalFigure Figure, Bounded? Bounds) ReadSurvival(double seconds);

    /// <summary>Mean time online during the first tau seconds, likewise.</summary>
    (RemovalFigure Figure, Bounded? Bounds) ReadRestrictedMean(double tau);

    /// <summary>Mean of the slowest tenth, each item counted up to tau seconds, likewise.</summary>
    (RemovalFigure Figure, Bounded? Bounds) ReadSlowestTenthMean(double tau);

    /// <summary>Items at risk at an age, and the limits that hold the exact number where cells gave it.</summary>
    (double? Value, Bounded? Bounds) AtRisk(double seconds);

    /// <summary>Standard error of the share still online at an age.</summary>
    double? ErrorAt(double seconds);
}
