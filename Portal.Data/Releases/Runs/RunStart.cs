namespace Portal.Data.Releases.Runs;

/// <summary>What came of the wish to start a run.</summary>
public abstract record RunStart
{
    private RunStart()
    {
    }

    /// <summary>It runs.</summary>
    /// <param name="Run">The run.</param>
    public sealed record Started(ReleaseRun Run) : RunStart;

    /// <summary>Another one runs; one at a time.</summary>
    /// <param name="Run">The run that is at work.</param>
    public sealed record Busy(ReleaseRun Run) : RunStart;

    /// <summary>This person may not, or there is nothing to run.</summary>
    /// <param name="Rule">Short name of the reason.</param>
    /// <param name="Message">What and what to do.</param>
    public sealed record Refused(string Rule, string Message) : RunStart;
}
