namespace Portal.Data.Releases;

/// <summary>Where a version stands in the eyes of those who make it: its last step, or what runs at this moment.</summary>
public enum ReleaseStage
{
    /// <summary>Its month is not over, or late events are still waited for.</summary>
    NotYet,

    /// <summary>Its time has come and nobody has built it.</summary>
    Planned,

    /// <summary>It is being built.</summary>
    Building,

    /// <summary>Built; not yet attacked.</summary>
    Built,

    /// <summary>It is being attacked.</summary>
    Attacking,

    /// <summary>The attack found nothing; a second person has to decide.</summary>
    Audited,

    /// <summary>The attack found something.</summary>
    AuditFailed,

    /// <summary>Approved; no minute is set.</summary>
    Approved,

    /// <summary>Approved, with a minute before which it is not public.</summary>
    Scheduled,

    /// <summary>Its minute has come, and something stands in the way.</summary>
    Stuck,

    /// <summary>Public.</summary>
    Published,

    /// <summary>Public; its withdrawal is asked for.</summary>
    WithdrawalAsked,

    /// <summary>Withdrawn.</summary>
    Withdrawn,

    /// <summary>Turned down.</summary>
    Rejected,
}
