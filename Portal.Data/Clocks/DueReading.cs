namespace Portal.Data.Clocks;

/// <summary>Which of the due times of an obligation is asked.</summary>
internal enum DueReading
{
    /// <summary>With timely extensions, accepted resets and the law's own pauses.</summary>
    InForce,

    /// <summary>Without any of them.</summary>
    Original,

    /// <summary>With every extension, also those granted late.</summary>
    Extended,
}
