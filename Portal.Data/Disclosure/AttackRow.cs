namespace Portal.Data.Disclosure;

/// <summary>One relation between hidden values: Lower &lt;= sum of coefficient x value &lt;= Upper; null means no bound.</summary>
internal sealed record AttackRow(Dictionary<string, long> Terms, long? Lower, long? Upper);
