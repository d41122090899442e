using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;

namespace Portal.Operations.Releases;

/// <summary>One version of a release, as far as it has come.</summary>
public sealed record DraftView
{
    /// <summary>Id of the release.</summary>
    public required string Release { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>The newest draft; null while the first one is being built.</summary>
    public DraftState? Draft { get; init; }

    /// <summary>Drafts of this version that were given up, newest first.</summary>
    public IReadOnlyList<DraftState> Older { get; init; } = [];

    /// <summary>What the draft states of itself.</summary>
    public ReleaseVersion? Statement { get; init; }

    /// <summary>The plan of its newest build; null where it was built elsewhere than on these pages.</summary>
    public ReleasePlan? Plan { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReleaseStage Stage { get; init; }

    /// <summary>Its newest run; null where none is known.</summary>
    public ReleaseRun? Run { get; init; }

    /// <summary>Its newest attack that came to an end; null where there was none.</summary>
    public ReleaseRun? Attack { get; init; }

    /// <summary>What runs now for another release; null where nothing does.</summary>
    public ReleaseRun? Elsewhere { get; init; }

    /// <summary>Why it could not be published at its minute.</summary>
    public IReadOnlyList<ReleaseFailure> Failures { get; init; } = [];

    /// <summary>Whether more of its kind was published since its attack.</summary>
    public bool IsOvertaken { get; init; }

    /// <summary>Highest version of the release that was ever published; 0 where none was.</summary>
    public int NewestPublished { get; init; }

    /// <summary>The instant of looking.</summary>
    public required Instant Now { get; init; }

    /// <summary>Whether everything in it is synthetic.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>Changes whenever something is to be seen that was not there before.</summary>
    internal string Mark => string.Join(
        '|', Draft?.Id, Draft?.Steps.Count, Stage, Run?.Id, Run?.State, Run?.Stage, Run?.Done, Run?.Total, Run?.CancelledBy, Elsewhere?.Id, Failures.Sum(failure => failure.Times), IsOvertaken, Run?.State is RunState.Running ? Now.ToUnixTimeSeconds() : 0);
}
