namespace Portal.Data.Notices;

/// <summary>Column lists in the order in which both databases' stores bind and read them.</summary>
internal static class NoticeSql
{
    /// <summary>Of an item's state, without id and notice.</summary>
    internal const string StateColumns =
        "item_ref, provider_id, issuer_country, host_country, category, notice_type, rule, issued_at, received_at, deadline_at, "
        + "original_deadline_at, acknowledged_at, claimed_at, alive_at, removed_at, released_at, release_reason, flags, is_synthetic";
}
