namespace Portal.Ui.Workbench;

/// <summary>The areas of each signed-in surface.</summary>
internal static class RailLinks
{
    private const string Home = "M3 17V9l7-6 7 6v8h-5v-5H8v5z";
    private const string Lines = "M3 4h14M3 10h14M3 16h9";
    private const string Building = "M3 17V7l7-4 7 4v10zM8 17v-5h4v5";
    private const string Curve = "M3 3v14h14M6 13l4-5 3 3 4-6";
    private const string Chain = "M4 5h7v4H4zM9 11h7v4H9zM7 9v4h2";
    private const string Bell = "M4 14h12l-2-3V8a4 4 0 0 0-8 0v3zM8 16a2 2 0 0 0 4 0";
    private const string Clock = "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14M10 6v4l3 2";

    private const string Sheet = "M4 5h12v12H4zM4 9h12M7 3v4M13 3v4M8 13l2 2 3-4";
    private const string Slice = "M10 10V3a7 7 0 1 0 7 7zM12 8V3a5 5 0 0 1 5 5z";

    private const string Scales = "M10 3v14M5 17h10M3 7h14M3 7l-1 5h5L5 7M17 7l-2 5h4z";

    internal static IReadOnlyList<RailLink> For(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["provider", ..] =>
        [
            new("Overview", PortalUrls.ProviderDesk, Home),
            new("Clocks", PortalUrls.ProviderClocks, Clock),
            new("Reminders", PortalUrls.ProviderReminders, Bell),
            new("Public site", PortalUrls.Home, Curve),
        ],
        ["operations", ..] =>
        [
            new("Overview", PortalUrls.Operations, Home),
            new("Releases", PortalUrls.OperationsReleases, Sheet),
            new("Rules", PortalUrls.OperationsRules, Scales),
            new("Audit log", PortalUrls.OperationsAudit, Chain),
            new("Public site", PortalUrls.Home, Curve),
        ],
        _ =>
        [
            new("Overview", PortalUrls.Regulator, Home),
            new("Board", PortalUrls.DeadlineBoard, Lines),
            new("Providers", PortalUrls.RegulatorProviders, Building),
            new("Slices", PortalUrls.RegulatorSlices, Slice),
            new("Reminders", PortalUrls.RegulatorReminders, Bell),
            new("Public site", PortalUrls.Home, Curve),
        ],
    };
}
