using System.Diagnostics;
using System.Runtime;

namespace Portal.Commands;

/// <summary>What this process has done so far, all threads together.</summary>
/// <param name="Processor">Processor time.</param>
/// <param name="Allocated">Bytes of objects made.</param>
/// <param name="Young">Collections of the youngest objects.</param>
/// <param name="Middle">Of those and the next older.</param>
/// <param name="Full">Of all.</param>
/// <param name="Compiling">Time spent compiling.</param>
/// <param name="Paused">How long collections held all threads.</param>
internal readonly record struct BenchWork(TimeSpan Processor, long Allocated, int Young, int Middle, int Full, TimeSpan Compiling, TimeSpan Paused)
{
    internal string Collections => $"{Young}/{Middle}/{Full}";

    internal static BenchWork Now()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2),
            JitInfo.GetCompilationTime(), GC.GetTotalPauseDuration());
    }

    public static BenchWork operator -(BenchWork later, BenchWork earlier) => new(
        later.Processor - earlier.Processor, later.Allocated - earlier.Allocated, later.Young - earlier.Young, later.Middle - earlier.Middle, later.Full - earlier.Full,
        later.Compiling - earlier.Compiling, later.Paused - earlier.Paused);
}
