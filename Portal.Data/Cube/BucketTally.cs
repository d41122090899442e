using System.Runtime.InteropServices;

namespace Portal.Data.Cube;

/// <summary>What happened inside one bucket of ages. Signed, so that a correction is minus the old and plus the new.</summary>
/// <param name="Entries">Items whose watching began in it (age at entry).</param>
/// <param name="Events">Items removed in it.</param>
/// <param name="Censored">Items last seen up in it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BucketTally(long Entries, long Events, long Censored)
{
    /// <summary>Adds count by count.</summary>
    public static BucketTally operator +(BucketTally left, BucketTally right) =>
        new(left.Entries + right.Entries, left.Events + right.Events, left.Censored + right.Censored);

    /// <summary>Takes away count by count.</summary>
    public static BucketTally operator -(BucketTally left, BucketTally right) =>
        new(left.Entries - right.Entries, left.Events - right.Events, left.Censored - right.Censored);
}
