using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>Kind clock-time: elapsed seconds and two readings of a limit across changes of the clocks, in file order.</summary>
internal static class ClockTimeDocument
{
    internal static JsonObject Compute(MeasureTable table)
    {
        var (issued, issuedLater) = (Locals(table, "issued_local"), table.Flags("issued_fold"));
        var (removed, removedLater) = (OptionalLocals(table, "removed_local"), OptionalFlags(table, "removed_fold"));
        var zones = table.Convert("zone", (text, row) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(text)
            ?? throw RefusedDataException.At(row, "zone", "not a time zone of the tz database (rule unknown-zone)"));
        var hours = table.Times("deadline_h");
        var ids = table.Has("id") ? table.Texts("id") : null;
        return new JsonObject
        {
            ["rows"] = Json.Array(Enumerable.Range(0, zones.Length), i =>
            {
                var row = new JsonObject();
                if (ids is not null)
                {
                    row["id"] = ids[i];
                }

                Describe(row, zones[i], (issued[i], issuedLater[i]), (removed[i], removedLater[i]), hours[i]);
                return row;
            }),
        };
    }

    private static void Describe(JsonObject row, DateTimeZone zone, (LocalDateTime Local, bool IsLater) issued, (LocalDateTime? Local, bool IsLater) removed, double hours)
    {
        var start = WallClock.Resolve(issued.Local, zone, issued.IsLater);
        Instant? end = removed.Local is { } local ? WallClock.Resolve(local, zone, removed.IsLater) : null;
        var elapsed = WallClock.ElapsedDeadline(start, hours);
        var calendar = WallClock.CalendarDeadline(issued.Local, zone, hours);
        row["issued_utc"] = InstantText.Format(start);
        row["removed_utc"] = Text(end);
        row["elapsed_s"] = Json.Number((end - start)?.TotalSeconds);
        row["naive_wallclock_s"] = removed.Local is { } wall ? WallClock.NaiveSeconds(issued.Local, wall) : null;
        row["deadline_h"] = hours;
        row["deadline_utc_elapsed"] = InstantText.Format(elapsed);
        row["on_time_elapsed"] = Flag(end <= elapsed, end);
        row["deadline_utc_calendar_days"] = Text(calendar);
        row["on_time_calendar_days"] = calendar is null ? null : Flag(end <= calendar, end);
    }

    private static JsonNode? Text(Instant? instant) => instant is { } known ? InstantText.Format(known) : null;

    private static JsonNode? Flag(bool isOnTime, Instant? end) => end is null ? null : isOnTime ? 1 : 0;

    private static LocalDateTime[] Locals(MeasureTable table, string column) => table.Convert(column, (text, row) => Local(text, row, column));

    private static LocalDateTime?[] OptionalLocals(MeasureTable table, string column) =>
        table.Convert(column, (text, row) => text.Length == 0 ? (LocalDateTime?)null : Local(text, row, column));

    private static bool[] OptionalFlags(MeasureTable table, string column) => table.Convert(column, (text, row) => text switch
    {
        "1" => true,
        "0" or "" => false,
        _ => throw RefusedDataException.At(row, column, "neither 0 nor 1 (rule not-a-flag)"),
    });

    private static LocalDateTime Local(string text, int row, string column) =>
        LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } parsed
            ? parsed.Value
            : throw RefusedDataException.At(row, column, "not a local time yyyy-mm-ddThh:mm:ss (rule not-a-time)");
}
