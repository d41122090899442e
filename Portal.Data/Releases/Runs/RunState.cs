namespace Portal.Data.Releases.Runs;

/// <summary>How a run stands or ended. Only the first end is a success; everything else leaves the draft as it was or marks it as failed.</summary>
public enum RunState
{
    /// <summary>It works, and says so every second.</summary>
    Running,

    /// <summary>It ended well: a draft was built, or the attack found nothing.</summary>
    Passed,

    /// <summary>It ended with named problems or findings.</summary>
    Refused,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,

    /// <summary>The program met something that it did not expect.</summary>
    Failed,

    /// <summary>Its server went away before it ended. It counts for nothing.</summary>
    Stopped,
}
