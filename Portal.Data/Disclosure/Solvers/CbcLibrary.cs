using System.Runtime.InteropServices;

namespace Portal.Data.Disclosure.Solvers;

/// <summary>The functions of COIN-OR CBC's C interface that are used here (libCbcSolver.so.3, Debian package coinor-libcbc3).</summary>
internal static class CbcLibrary
{
    private const string Library = "libCbcSolver.so.3";

    internal const string PackageHint = "install the Debian package coinor-libcbc3 (apt-get install -y coinor-libcbc3)";

    internal static bool IsInstalled() => NativeLibrary.TryLoad(Library, out _);

    [DllImport(Library, EntryPoint = "Cbc_newModel")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint NewModel();

    [DllImport(Library, EntryPoint = "Cbc_deleteModel")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void DeleteModel(nint model);

    [DllImport(Library, EntryPoint = "Cbc_setLogLevel")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetLogLevel(nint model, int level);

    [DllImport(Library, EntryPoint = "Cbc_loadProblem")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void LoadProblem(
        nint model,
        int columns,
        int rows,
        int[] starts,
        int[] indices,
        double[] values,
        double[] columnLower,
        double[] columnUpper,
        double[] costs,
        double[] rowLower,
        double[] rowUpper);

    [DllImport(Library, EntryPoint = "Cbc_setInteger")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetInteger(nint model, int column);

    [DllImport(Library, EntryPoint = "Cbc_setMaximumNodes")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetMaximumNodes(nint model, int nodes);

    [DllImport(Library, EntryPoint = "Cbc_setParameter", BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetParameter(nint model, [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value);

    [DllImport(Library, EntryPoint = "Cbc_solve")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Solve(nint model);

    [DllImport(Library, EntryPoint = "Cbc_isProvenOptimal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int IsProvenOptimal(nint model);

    [DllImport(Library, EntryPoint = "Cbc_bestSolution")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint BestSolution(nint model);

    [DllImport(Library, EntryPoint = "Cbc_getIterationCount")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Iterations(nint model);
}
