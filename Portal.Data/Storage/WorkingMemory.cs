using System.Runtime.InteropServices;

namespace Portal.Data.Storage;

/// <summary>Memory between two steps of large work.</summary>
internal static class WorkingMemory
{
    // Of the GNU C library; others give memory back by themselves, or keep it
    private static readonly MallocTrim? Trim =
        NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var function)
            ? Marshal.GetDelegateForFunctionPointer<MallocTrim>(function)
            : null;

    private delegate int MallocTrim(nuint pad);

    /// <summary>
    /// Closes the gaps among what is kept. Collections beside the program never do, so that gaps grow as long as much comes and goes between what stays.
    /// Everybody halts meanwhile.
    /// </summary>
    internal static void CloseGaps() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);

    /// <summary>
    /// Gives back at once what a step leaves behind. A linear system, or a table in all its formats, is as large as what comes next, and the collector
    /// would make room for both; so would the solver, whose memory is not the collector's.
    /// </summary>
    internal static void LetGo()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Trim?.Invoke(0);
    }
}
