namespace Portal.Ui;

/// <summary>States that have a shape of their own: filled is decided, hollow open, hatched undetermined, dotted hidden, dashed provisional.</summary>
public enum StatusKind
{
    Met,
    Missed,
    Overdue,
    AtRisk,
    Running,
    Undetermined,
    Hidden,
    Provisional,
    Excluded,
    Proposed,
}
