namespace Portal.Ui;

/// <summary>Why a number does not stand where one could. Zero is never a gap.</summary>
public enum CellGap
{
    /// <summary>Hidden so that nobody can be identified.</summary>
    Hidden,

    /// <summary>Nobody reports it.</summary>
    NoData,

    /// <summary>The interval is too wide to show a value.</summary>
    TooUncertain,

    /// <summary>The data cannot answer the question.</summary>
    NotEstimable,

    /// <summary>The question does not arise here.</summary>
    NotApplicable,

    /// <summary>The publisher was due to report and has not.</summary>
    NotReported,

    /// <summary>Asked, and declined.</summary>
    Refused,

    /// <summary>Due, and not here yet.</summary>
    Late,

    /// <summary>The period is not over.</summary>
    NotYetKnown,
}
