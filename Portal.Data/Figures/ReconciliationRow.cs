namespace Portal.Data.Figures;

/// <summary>For one provider group and year: how many reports it says it sent, and how many the hotline says it received.</summary>
public sealed record ReconciliationRow
{
    /// <summary>Code of the group.</summary>
    public required string Group { get; init; }

    /// <summary>Calendar year.</summary>
    public required int Year { get; init; }

    /// <summary>The provider's own count.</summary>
    public required ReconciliationCount Own { get; init; }

    /// <summary>The hotline's count.</summary>
    public required ReconciliationCount Hotline { get; init; }

    /// <summary>
    /// What the provider's own half-years and quarters add up to; null where the transparency tables do not cover the year.
    /// Where it differs from <see cref="Own"/>, the transcriptions disagree.
    /// </summary>
    public decimal? OwnRecount { get; init; }

    /// <summary>What the hotline's lines by service add up to; null where they were not loaded for the year.</summary>
    public decimal? HotlineRecount { get; init; }

    /// <summary>
    /// (own - hotline) / hotline in per cent, one decimal, half up; null where a side has no number or the hotline's is 0.
    /// Negative: the hotline counted more.
    /// </summary>
    public decimal? DifferencePercent { get; init; }

    /// <summary>Whether the difference, before rounding, is more than 10 % either way.</summary>
    public required bool IsFlagged { get; init; }

    /// <summary>Whether a recount is known and is not the printed count.</summary>
    public bool RecountDiffers =>
        (OwnRecount is not null && Own.Value is not null && OwnRecount != Own.Value)
        || (HotlineRecount is not null && Hotline.Value is not null && HotlineRecount != Hotline.Value);
}
