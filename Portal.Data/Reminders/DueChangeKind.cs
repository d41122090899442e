namespace Portal.Data.Reminders;

/// <summary>What happened to an open obligation.</summary>
public enum DueChangeKind
{
    /// <summary>Most of the limit is used: a warning to the duty holder, never published.</summary>
    AtRisk = 1,

    /// <summary>The limit passed and nothing has stopped the clock.</summary>
    Overdue = 2,
}
