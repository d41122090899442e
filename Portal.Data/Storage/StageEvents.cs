using System.Diagnostics.Tracing;

namespace Portal.Data.Storage;

/// <summary>Where the stages of long work say what they cost; see <see cref="WorkStage"/>.</summary>
[EventSource(Name = SourceName)]
internal sealed class StageEvents : EventSource
{
    internal const string SourceName = "Portal-Stages";
    private const int DoneId = 1;

    internal static StageEvents Log { get; } = new();

    [Event(DoneId)]
    public void Done(string stage, long nanoseconds, long bytes) => WriteEvent(DoneId, stage, nanoseconds, bytes);
}
