using System.Diagnostics;

namespace Portal.Commands;

/// <summary>What the machine says of this process, for measurements.</summary>
internal static class BenchMachine
{
    private const string PeakFile = "/proc/self/clear_refs";
    private const string LoadFile = "/proc/loadavg";

    /// <summary>Begins to look for the peak anew, where the system can.</summary>
    internal static void ForgetPeak()
    {
        if (File.Exists(PeakFile))
        {
            try
            {
                File.WriteAllText(PeakFile, "5");
            }
            catch (IOException)
            {
                // The peak then is that of the whole process, which is no less
            }
        }
    }

    /// <summary>Most memory in use since <see cref="ForgetPeak"/>, in bytes.</summary>
    internal static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    /// <summary>Mean number of programs that want to run, over 1, 5 and 15 minutes; a dash where the system does not say.</summary>
    internal static string Load() => File.Exists(LoadFile) ? string.Join(' ', File.ReadAllText(LoadFile).Split(' ').Take(3)) : "-";
}
