using NodaTime;
using Portal.Data.Clocks;

namespace Portal.Ui.Workbench;

/// <summary>What a deadline board shows.</summary>
/// <param name="Now">The instant of looking.</param>
/// <param name="Version">Version of the stored clocks.</param>
/// <param name="Counts">Clocks of each group that the filters let through.</param>
/// <param name="Lines">The board's lines, read as they come into view.</param>
/// <param name="First">The lines of the first paint.</param>
/// <param name="Choices">What the filters offer.</param>
/// <param name="Names">Names of providers by code.</param>
/// <param name="Zones">Zones of providers and authorities.</param>
/// <param name="Story">The chosen notice; null where none is chosen or the scope may not see it.</param>
public sealed record ClockBoardView(
    Instant Now,
    long Version,
    BoardCounts Counts,
    BoardLines Lines,
    IReadOnlyList<BoardLine> First,
    BoardChoices Choices,
    IReadOnlyDictionary<string, string> Names,
    BoardZones Zones,
    NoticeStoryView? Story)
{
    /// <summary>True where anything on the page is synthetic.</summary>
    public bool IsSynthetic => Counts.IsSynthetic || Story is { Items: [{ IsSynthetic: true }, ..] };
}
