using NodaTime;
using Portal.Data.Notices;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>The compact event form: event_id, notice_id, type, occurred_at, known_at, arg, time_arg.</summary>
internal static class LifecycleData
{
    internal static LifecycleEvent[] Read(MeasureTable table)
    {
        var (ids, notices, arguments) = (table.Filled("event_id"), table.Filled("notice_id"), table.Texts("arg"));
        var types = table.Convert("type", Type);
        var (occurred, known) = (table.Convert("occurred_at", Time("occurred_at")), table.Convert("known_at", Time("known_at")));
        var times = table.Convert("time_arg", (text, row) => text.Length == 0 ? (Instant?)null : Time("time_arg")(text, row));
        var events = new LifecycleEvent[ids.Length];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = new(ids[i], notices[i], types[i], occurred[i], known[i], arguments[i], times[i]);
            CheckArguments(events[i], i + 1);
        }

        return events;
    }

    private static EventType Type(string word, int row) => word switch
    {
        "correction" => EventType.Corrected,
        "retraction" => EventType.Retracted,
        "issued" or "acknowledged" or "removed" or "reappeared" or "withdrawn" or "disputed" or "dispute_resolved" or "extended"
            when EventWords.TryParse(word, out EventType type) => type,
        _ => throw RefusedDataException.At(row, "type", "not a type of the compact form (rule unknown-code)"),
    };

    private static Func<string, int, Instant> Time(string column) => (text, row) =>
        InstantText.TryParse(text) ?? throw RefusedDataException.At(row, column, "not an RFC 3339 time with an offset (rule not-a-time)");

    private static void CheckArguments(LifecycleEvent one, int row)
    {
        if (one.Type == EventType.Issued && LifecycleDimensions.TryParse(one.Argument) is null)
        {
            throw RefusedDataException.At(row, "arg", "an issue names provider|country|category|regime (rule value-missing)");
        }

        if (one.Type is EventType.Corrected or EventType.Retracted && one.Argument.Length == 0)
        {
            throw RefusedDataException.At(row, "arg", "a correction or retraction names its target (rule value-missing)");
        }

        if (one.Type is EventType.Issued or EventType.Extended or EventType.Corrected && one.TimeArgument is null)
        {
            throw RefusedDataException.At(row, "time_arg", "an issue, extension or correction carries a time (rule value-missing)");
        }
    }
}
