using Portal.Data.Measures;
using Portal.Documents;

namespace Portal.Commands.Measures;

/// <summary>The observations of a survival file, row by row.</summary>
internal static class SurvivalData
{
    private static readonly string[] DefaultTimes = ["time_s", "time", "exit"];

    internal static SurvivalObservation[] Read(MeasureTable table, MeasureOptions options)
    {
        var timeColumn = TimeColumn(table, options.Time);
        var exits = timeColumn is null ? Elapsed(table) : table.Times(timeColumn);
        var events = table.Flags(options.Event ?? "event");
        var entries = EntryColumn(table, options.Entry, timeColumn) is { } column ? Entries(table, column, exits) : null;
        var observations = new SurvivalObservation[exits.Length];
        for (var i = 0; i < observations.Length; i++)
        {
            observations[i] = new(entries?[i], exits[i], events[i]);
        }

        return observations;
    }

    /// <summary>Rows that reach the starting age, entering just before it, so that an event at that age counts.</summary>
    internal static SurvivalObservation? FromStart(SurvivalObservation observation, double? start) => start switch
    {
        { } age when observation.Exit < age => null,
        { } age when observation.Entry is not { } entry || entry < age => observation with { Entry = Math.BitDecrement(age) },
        _ => observation,
    };

    internal static string TimeColumnOrDefault(MeasureTable table, string? asked) =>
        TimeColumn(table, asked) ?? DefaultTimes[0];

    private static string? TimeColumn(MeasureTable table, string? asked) =>
        asked ?? Array.Find(DefaultTimes, table.Has) ?? (table.Has("issued") && table.Has("ended") ? null : DefaultTimes[0]);

    private static string? EntryColumn(MeasureTable table, string? asked, string? timeColumn) =>
        asked ?? (table.Has("entry") && (timeColumn == "exit" || !table.Has("exit")) ? "entry" : null);

    private static double?[] Entries(MeasureTable table, string column, double[] exits)
    {
        var entries = table.Numbers(column);
        for (var i = 0; i < entries.Length; i++)
        {
            if (exits[i] < entries[i])
            {
                throw RefusedDataException.At(i + 1, column, "an exit before the entry (rule exit-before-entry)");
            }
        }

        return Array.ConvertAll(entries, entry => (double?)entry);
    }

    private static double[] Elapsed(MeasureTable table)
    {
        var issued = Instants(table, "issued");
        var ended = Instants(table, "ended");
        var seconds = new double[issued.Length];
        for (var i = 0; i < seconds.Length; i++)
        {
            seconds[i] = (ended[i] - issued[i]).TotalSeconds;
            if (seconds[i] < 0)
            {
                throw RefusedDataException.At(i + 1, "ended", "an end before the issue (rule exit-before-entry)");
            }
        }

        return seconds;
    }

    private static NodaTime.Instant[] Instants(MeasureTable table, string column) =>
        table.Convert(column, (text, row) => InstantText.TryParse(text)
            ?? throw RefusedDataException.At(row, column, "not an RFC 3339 time with an offset (rule not-a-time)"));
}
