using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>What a deadline board shows.</summary>
/// <param name="Now">The instant of looking.</param>
/// <param name="Rows">Clocks by urgency.</param>
/// <param name="Names">Names of providers by code.</param>
/// <param name="Providers">Codes of providers with recent items.</param>
/// <param name="Hosts">Host countries of recent items.</param>
/// <param name="Story">Events of the chosen notice; empty where none is chosen or the scope may not see it.</param>
/// <param name="Zone">Zone of the chosen notice's provider; null where unknown.</param>
/// <param name="IsSynthetic">True where any item is synthetic.</param>
public sealed record ClockBoardView(
    Instant Now,
    IReadOnlyList<BoardRow> Rows,
    IReadOnlyDictionary<string, string> Names,
    IReadOnlyList<string> Providers,
    IReadOnlyList<string> Hosts,
    IReadOnlyList<NoticeEvent> Story,
    DateTimeZone? Zone,
    bool IsSynthetic);
