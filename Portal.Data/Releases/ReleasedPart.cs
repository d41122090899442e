namespace Portal.Data.Releases;

/// <summary>One line of released figures: a country, a kind of service or a period, with every measure that a release holds about it.</summary>
/// <param name="Code">Its code in the tables.</param>
/// <param name="Name">English name.</param>
/// <param name="Period">The period as the tables write it.</param>
/// <param name="Cells">Cells by measure.</param>
public sealed record ReleasedPart(string Code, string Name, string Period, IReadOnlyDictionary<string, ReleaseCell> Cells)
{
    /// <summary>The cell of a measure; null where no table holds it.</summary>
    public ReleaseCell? this[string measure] => Cells.GetValueOrDefault(measure);

    /// <summary>Items due in the period; null where hidden.</summary>
    public decimal? Due => Shown("due");

    /// <summary>Share of the items due that met the limit, 0 to 1, from the counts; null where hidden or nothing was due.</summary>
    public double? OnTimeShare => Share("on_time", "due");

    /// <summary>Share that missed it, 0 to 1; null where no table tells it apart from what is undetermined.</summary>
    public double? LateShare => Share("late", "due");

    /// <summary>Share that nobody can decide, 0 to 1; null where no table tells it apart.</summary>
    public double? UndeterminedShare => Share("undetermined", "due");

    /// <summary>Share that was not shown to meet it, missed and undetermined together.</summary>
    public double? NotOnTimeShare => Share("not_on_time", "due");

    /// <summary>Lower end of the 95 % interval of <see cref="OnTimeShare"/>, 0 to 1.</summary>
    public double? OnTimeLow => (double?)(Shown("on_time_rate_low") / 100);

    /// <summary>Upper end likewise.</summary>
    public double? OnTimeHigh => (double?)(Shown("on_time_rate_high") / 100);

    /// <summary>Share of the items notified that are still online at the instant of looking, 0 to 1.</summary>
    public double? OpenShare => Share("open", "issued");

    /// <summary>Item-hours online; null where hidden.</summary>
    public decimal? Hours => Shown("hours");

    /// <summary>Item-hours before the limit, or of items that came back, or without a limit: all that are not after it. Null where hidden.</summary>
    public decimal? HoursBefore => Hours - Shown("hours_after");

    /// <summary>Share of the hours past the limit, 0 to 1.</summary>
    public double? HoursAfterShare => Share("hours_after", "hours");

    /// <summary>Share of <see cref="HoursBefore"/>, 0 to 1.</summary>
    public double? HoursBeforeShare => 1 - HoursAfterShare;

    /// <summary>The number of a measure; null where it is hidden, unknown or no number.</summary>
    public decimal? Shown(string measure) => this[measure] is { Status: CellStatus.Shown } cell ? cell.Value : null;

    /// <summary>The stretch of time of a measure in words, such as <c>12 h to 2 d</c>; null where none stands.</summary>
    public string? Band(string measure) => this[measure] is { Status: CellStatus.Shown } cell ? cell.Band : null;

    private double? Share(string over, string under) => Shown(under) is > 0 and var whole && Shown(over) is { } part ? (double)(part / whole) : null;
}
