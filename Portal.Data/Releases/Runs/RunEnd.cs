using NodaTime;

namespace Portal.Data.Releases.Runs;

/// <summary>The end of a run. Written in one transaction with what the run brings, so that a run never seems to have passed when nothing came of it.</summary>
/// <param name="Run">Number of the run.</param>
/// <param name="State">How it ended.</param>
/// <param name="Report">What it found.</param>
/// <param name="At">When.</param>
internal sealed record RunEnd(long Run, RunState State, RunReport Report, Instant At);
