namespace Portal.Data.Regimes;

/// <summary>Which event of a notice starts the clock.</summary>
public enum StartBasis
{
    /// <summary>The sending of the notice.</summary>
    Issued,

    /// <summary>The first delivery; the sending, marked as inferred, where no delivery is recorded.</summary>
    Delivered,
}
