namespace Portal.Ui.Charts;

/// <summary>What a survival chart shows; every number is computed elsewhere.</summary>
public sealed record SurvivalData
{
    /// <summary>The question the chart answers, for those who do not see it.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in a sentence, for those who do not see it.</summary>
    public required string Description { get; init; }

    /// <summary>The curve in question, with its band.</summary>
    public required Curve Own { get; init; }

    /// <summary>Curves to compare with, drawn quietly.</summary>
    public IReadOnlyList<Curve> Context { get; init; } = [];

    /// <summary>The legal limit; null draws none.</summary>
    public double? LimitSeconds { get; init; }

    /// <summary>The words at the limit's line.</summary>
    public string LimitLabel { get; init; } = "time limit";

    /// <summary>Points worth words.</summary>
    public IReadOnlyList<CurveNote> Notes { get; init; } = [];

    /// <summary>Items still followed at some times; those under a human tick are written.</summary>
    public IReadOnlyList<FollowedCount> Followed { get; init; } = [];

    /// <summary>What the axis measures.</summary>
    public string AxisLabel { get; init; } = "share still online";

    /// <summary>What the row of followed items is called.</summary>
    public string FollowedLabel { get; init; } = "still followed";

    /// <summary>Left end of the time axis.</summary>
    public double FromSeconds { get; init; } = 900;

    /// <summary>Right end of the time axis.</summary>
    public double ToSeconds { get; init; } = 30 * 86400;
}
