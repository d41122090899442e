namespace Portal.Data.Storage;

/// <summary>
/// Measures one run of a stage from its making to its disposal: processor time of its thread and bytes of objects made there. Costs nothing
/// while nobody listens, and some microseconds otherwise, so a stage holds thousands of rows. Stages do not hold one another.
/// </summary>
internal readonly struct WorkStage : IDisposable
{
    private readonly string? name;
    private readonly int thread;
    private readonly long nanoseconds;
    private readonly long bytes;

    private WorkStage(string name) =>
        (this.name, thread, bytes, nanoseconds) = (name, Environment.CurrentManagedThreadId, GC.GetAllocatedBytesForCurrentThread(), ThreadClock.Nanoseconds());

    /// <summary>Begins to measure.</summary>
    /// <param name="name">The stage in words.</param>
    internal static WorkStage Of(string name) => StageEvents.Log.IsEnabled() ? new(name) : default;

    public void Dispose()
    {
        // What waited may go on on another thread, whose clock says nothing of it
        if (name is not null && Environment.CurrentManagedThreadId == thread)
        {
            var spent = ThreadClock.Nanoseconds() - nanoseconds;
            StageEvents.Log.Done(name, spent, GC.GetAllocatedBytesForCurrentThread() - bytes);
        }
    }
}
