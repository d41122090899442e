using System.Collections.Frozen;
using System.Text;

namespace Portal.Data.Imports;

/// <summary>Column names on the wire.</summary>
public static class EventColumns
{
    private static readonly string[] Names =
    [
        "event_id", "notice_ref", "item_ref", "type", "occurred_at", "recorded_at", "provider", "issuer_country",
        "host_country", "category", "notice_type", "rule", "limit_seconds", "deadline_at", "territory",
        "material_ref", "target", "reason", "evidence",
    ];

    private static readonly FrozenDictionary<string, EventColumn> ByName =
        Names.Select((name, index) => (name, column: (EventColumn)index)).ToFrozenDictionary(pair => pair.name, pair => pair.column);

    /// <summary>How many columns there are.</summary>
    public static int Count => Names.Length;

    /// <summary>The header line of a file with every column, without a line end.</summary>
    public static string Header { get; } = string.Join(',', Names);

    /// <summary>Columns without which no row can be read.</summary>
    internal static IReadOnlyList<EventColumn> Required { get; } =
        [EventColumn.EventId, EventColumn.NoticeRef, EventColumn.Type, EventColumn.OccurredAt];

    /// <summary>The name on the wire.</summary>
    public static string NameOf(EventColumn column) => Names[(int)column];

    internal static bool TryFind(ReadOnlySpan<byte> name, out EventColumn column)
    {
        column = default;
        return name.Length <= 32 && ByName.TryGetValue(Encoding.UTF8.GetString(name), out column);
    }
}
