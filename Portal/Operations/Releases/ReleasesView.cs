using NodaTime;
using Portal.Data.Releases.Calendar;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;

namespace Portal.Operations.Releases;

/// <summary>The releases of a programme as their makers see them.</summary>
/// <param name="Files">The programmes of this installation.</param>
/// <param name="Chosen">The one that is shown; null where its file is damaged or there is none.</param>
/// <param name="Calendar">Its calendar; null likewise.</param>
/// <param name="Running">What runs now, of any programme; null where nothing does.</param>
/// <param name="Now">The instant of looking.</param>
internal sealed record ReleasesView(IReadOnlyList<ProgrammeFile> Files, Programme? Chosen, ReleaseCalendar? Calendar, ReleaseRun? Running, Instant Now);
