using System.Runtime.InteropServices;

namespace Portal.Data.Disclosure.Solvers;

/// <summary>What this process does on Ctrl+C, kept while foreign code takes that over and given back after it.</summary>
internal sealed class InterruptSignal
{
    private const int Interrupt = 2;

    /// <summary>More than any Unix needs for the structure that says how a signal is handled; it is only kept and given back.</summary>
    private const int MostBytes = 512;

    private readonly byte[] kept = new byte[MostBytes];

    private InterruptSignal()
    {
    }

    internal static InterruptSignal Keep()
    {
        var signal = new InterruptSignal();
        _ = Read(Interrupt, 0, signal.kept);
        return signal;
    }

    internal void Restore() => _ = Write(Interrupt, kept, 0);

    [DllImport("libc", EntryPoint = "sigaction")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int signal, nint action, byte[] before);

    [DllImport("libc", EntryPoint = "sigaction")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Write(int signal, byte[] action, nint before);
}
