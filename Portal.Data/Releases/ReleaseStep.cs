namespace Portal.Data.Releases;

/// <summary>Where a draft stands: the last thing that was done to it.</summary>
public enum ReleaseStep
{
    /// <summary>Built; nobody has attacked it yet.</summary>
    Built,

    /// <summary>Attacked together with everything published before, and it held.</summary>
    AuditPassed,

    /// <summary>Attacked, and something was found.</summary>
    AuditFailed,

    /// <summary>A second person approved these very bytes.</summary>
    Approved,

    /// <summary>A second person turned it down.</summary>
    Rejected,

    /// <summary>Approved, and to be published at a given minute.</summary>
    Scheduled,

    /// <summary>Signed and public.</summary>
    Published,

    /// <summary>No longer offered; what was public stays known.</summary>
    Withdrawn,

    /// <summary>Public still; one person asked to withdraw it, and a second has to agree.</summary>
    WithdrawalAsked,

    /// <summary>Public still; the second person turned the withdrawal down.</summary>
    WithdrawalRefused,
}
