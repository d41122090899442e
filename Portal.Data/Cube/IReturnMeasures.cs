namespace Portal.Data.Cube;

/// <summary>What came back after a removal, from cells or from items.</summary>
public interface IReturnMeasures
{
    /// <summary>Items removed and checked.</summary>
    long Count { get; }

    /// <summary>Times that any of them came back.</summary>
    long Events { get; }

    /// <summary>Share back online at least once by an age in seconds, and the limits that hold the exact one where cells gave it.</summary>
    (RemovalFigure Figure, Bounded? Bounds) ReadFirst(double seconds);

    /// <summary>Mean number of times back by an age in seconds.</summary>
    MeanReturns ReadMean(double seconds);
}
