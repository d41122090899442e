using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace Portal.Data.Storage;

/// <summary>Sums what the stages of long work cost while it exists; for measurements.</summary>
public sealed class StageCosts : EventListener
{
    private readonly ConcurrentDictionary<string, StageCost> sums = [];

    /// <summary>The stages in the order of their names.</summary>
    public IReadOnlyList<StageCost> All => [.. sums.Values.OrderBy(one => one.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == StageEvents.SourceName)
        {
            EnableEvents(eventSource, EventLevel.LogAlways);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.Payload is [string name, long nanoseconds, long bytes])
        {
            var more = new StageCost(name, TimeSpan.FromMicroseconds(nanoseconds / 1000.0), bytes);
            sums.AddOrUpdate(name, more, (_, sum) => new(name, sum.Processor + more.Processor, sum.Bytes + more.Bytes));
        }
    }
}
