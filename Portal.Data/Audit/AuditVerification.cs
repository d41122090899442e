namespace Portal.Data.Audit;

/// <summary>What walking the chain found.</summary>
/// <param name="Entries">Entries that hold, from the first.</param>
/// <param name="BrokenAt">Place of the first entry that does not hold or is missing; null where the chain is whole.</param>
public sealed record AuditVerification(long Entries, long? BrokenAt)
{
    /// <summary>Whether nothing was changed, left out, put in or cut off.</summary>
    public bool IsWhole => BrokenAt is null;
}
