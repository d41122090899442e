namespace Portal.Data.Audit;

/// <summary>Something that somebody did and that must stay on record. It carries codes and keys, never free text from outside.</summary>
/// <param name="Actor">Key of the account that acted; <c>system</c> for the program itself.</param>
/// <param name="Action">What was done, in dotted words: <c>claim.accepted</c>, <c>rule.approved</c>, <c>key.revoked</c>.</param>
/// <param name="Subject">What it was done to: a code or a reference of this portal.</param>
/// <param name="Detail">Named facts that belong to it, such as the reason; empty where there are none.</param>
public sealed record AuditEvent(string Actor, string Action, string Subject, IReadOnlyDictionary<string, string> Detail)
{
    /// <summary>The actor of what nobody in particular does.</summary>
    public const string System = "system";

    /// <summary>An event without further facts.</summary>
    public AuditEvent(string actor, string action, string subject)
        : this(actor, action, subject, new Dictionary<string, string>())
    {
    }
}
