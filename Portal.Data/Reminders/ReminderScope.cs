using Portal.Data.Notices;

namespace Portal.Data.Reminders;

/// <summary>Whose notices reminders may tell of: one provider's own, or one jurisdiction's. Nothing wider leaves the house by itself.</summary>
public static class ReminderScope
{
    /// <summary>Codes of a scope, one of them null.</summary>
    /// <exception cref="ArgumentException">The scope is wider than one provider or one jurisdiction.</exception>
    public static (string? Provider, string? Jurisdiction) Of(Scope scope) => scope switch
    {
        Scope.OfProvider one => (one.Code, null),
        Scope.OfJurisdiction one => (null, one.Code),
        _ => throw new ArgumentException("Reminders are of one provider or one jurisdiction.", nameof(scope)),
    };
}
