namespace Portal.Api;

/// <summary>The kinds of problem that the interface for machines answers with. Their names never change.</summary>
internal static class ProblemTypes
{
    internal const string KeyMissing = "key-missing";
    internal const string KeyUnknown = "key-unknown";
    internal const string KeyExpired = "key-expired";
    internal const string KeyRevoked = "key-revoked";
    internal const string KeyMayNotSend = "key-may-not-send";
    internal const string KeyMayNotRead = "key-may-not-read";
    internal const string OutsideScope = "outside-scope";
    internal const string OverRate = "over-rate";
    internal const string QueueFull = "queue-full";
    internal const string DatabaseBusy = "database-busy";
    internal const string UnknownFormat = "unknown-format";
    internal const string UnknownEncoding = "unknown-encoding";
    internal const string TooLarge = "too-large";
    internal const string IncompleteBody = "incomplete-body";
    internal const string BadParameter = "bad-parameter";
    internal const string BadIdempotencyKey = "bad-idempotency-key";
    internal const string IdempotencyKeyReused = "idempotency-key-reused";
    internal const string RowsRefused = "rows-refused";

    /// <summary>The name as <c>type</c> carries it: a URN, for there is no page behind it.</summary>
    internal static string Uri(string name) => $"urn:removal-time-register:problem:{name}";
}
