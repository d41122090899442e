using System.Runtime.InteropServices;

namespace Portal.Data.Disclosure.Solvers;

/// <summary>The functions of COIN-OR CLP's C interface that are used here (libClp.so.1, Debian package coinor-libclp1).</summary>
internal static class ClpLibrary
{
    private const string Library = "libClp.so.1";

    internal const string PackageHint = "install the Debian package coinor-libclp1 (apt-get install -y coinor-libclp1)";

    internal static bool IsInstalled() => NativeLibrary.TryLoad(Library, out _);

    [DllImport(Library, EntryPoint = "Clp_newModel")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint NewModel();

    [DllImport(Library, EntryPoint = "Clp_deleteModel")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void DeleteModel(nint model);

    [DllImport(Library, EntryPoint = "Clp_setLogLevel")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetLogLevel(nint model, int level);

    [DllImport(Library, EntryPoint = "Clp_loadProblem")]
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

    [DllImport(Library, EntryPoint = "Clp_chgRowLower")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void ChangeRowLower(nint model, double[] lower);

    [DllImport(Library, EntryPoint = "Clp_chgRowUpper")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void ChangeRowUpper(nint model, double[] upper);

    [DllImport(Library, EntryPoint = "Clp_chgColumnLower")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void ChangeColumnLower(nint model, double[] lower);

    [DllImport(Library, EntryPoint = "Clp_chgColumnUpper")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void ChangeColumnUpper(nint model, double[] upper);

    [DllImport(Library, EntryPoint = "Clp_chgObjCoefficients")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void ChangeCosts(nint model, double[] costs);

    [DllImport(Library, EntryPoint = "Clp_primal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Primal(nint model, int ifValuesPass);

    [DllImport(Library, EntryPoint = "Clp_dual")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Dual(nint model, int ifValuesPass);

    [DllImport(Library, EntryPoint = "Clp_status")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Status(nint model);

    [DllImport(Library, EntryPoint = "Clp_copyinStatus")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void CopyInStatus(nint model, byte[] statuses);

    [DllImport(Library, EntryPoint = "Clp_statusArray")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint StatusArray(nint model);

    [DllImport(Library, EntryPoint = "Clp_dualRowSolution")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint RowPrices(nint model);

    [DllImport(Library, EntryPoint = "Clp_setPrimalTolerance")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetPrimalTolerance(nint model, double tolerance);

    [DllImport(Library, EntryPoint = "Clp_setMaximumIterations")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetMaximumIterations(nint model, int iterations);

    [DllImport(Library, EntryPoint = "Clp_primalColumnSolution")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern nint ColumnSolution(nint model);

    [DllImport(Library, EntryPoint = "Clp_setPerturbation")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetPerturbation(nint model, int value);

    [DllImport(Library, EntryPoint = "Clp_scaling")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern void SetScaling(nint model, int mode);
}
