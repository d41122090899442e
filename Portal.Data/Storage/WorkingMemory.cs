namespace Portal.Data.Storage;

/// <summary>Memory between two steps of large work.</summary>
internal static class WorkingMemory
{
    /// <summary>
    /// Gives back at once what a step leaves behind. A linear system, or a table in all its formats, is as large as what comes next, and the collector
    /// would make room for both.
    /// </summary>
    internal static void LetGo() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
