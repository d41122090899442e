using Portal.Ui;

namespace Portal.Public.Regimes;

/// <summary>One rule in the list.</summary>
public sealed record RegimeLine(Link Title, string Limit, string Trigger, string Status, bool IsProposed, bool VerifyBeforeUse, bool IsComputed);
