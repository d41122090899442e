using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Accounts;

/// <summary>A key to be made.</summary>
/// <param name="Name">Whose key it is.</param>
/// <param name="SourceCode">Code of the source whose events it may send; null for a key that reads.</param>
/// <param name="Reads">What it may read; null for a key that sends.</param>
/// <param name="Lifetime">How long it is accepted.</param>
/// <param name="RequestsPerMinute">Requests a minute.</param>
public sealed record ApiKeyRequest(string Name, string? SourceCode, Scope? Reads, Duration Lifetime, int RequestsPerMinute);
