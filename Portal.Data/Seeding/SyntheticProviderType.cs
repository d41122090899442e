namespace Portal.Data.Seeding;

/// <summary>How a kind of fictional provider behaves. Shares are 0..1.</summary>
/// <param name="Code">Provider type code.</param>
/// <param name="Share">Share of the providers.</param>
/// <param name="Volume">Multiplier of the notices received.</param>
/// <param name="MedianHours">Median time to removal in hours.</param>
/// <param name="Sigma">Standard deviation of the log time.</param>
/// <param name="NeverShare">Items never removed.</param>
/// <param name="OfficeHoursShare">Providers that remove in office hours only.</param>
/// <param name="SilentShare">Notices never acknowledged.</param>
/// <param name="ReuploadShare">Removed items that come back at least once.</param>
/// <param name="AutomatedShare">Items removed automatically within 15 minutes.</param>
internal sealed record SyntheticProviderType(
    string Code,
    double Share,
    double Volume,
    double MedianHours,
    double Sigma,
    double NeverShare,
    double OfficeHoursShare,
    double SilentShare,
    double ReuploadShare,
    double AutomatedShare)
{
    internal static IReadOnlyList<SyntheticProviderType> All { get; } =
    [
        new("social", 0.05, 6, 7, 1.2, 0.004, 0, 0.05, 0.06, 0.12),
        new("image_host", 0.18, 2.5, 16, 1.4, 0.02, 0.20, 0.15, 0.35, 0.12),
        new("file_locker", 0.14, 3, 32, 1.5, 0.04, 0.30, 0.25, 0.45, 0),
        new("forum", 0.16, 0.8, 40, 1.6, 0.06, 0.50, 0.45, 0.40, 0),
        new("hosting", 0.36, 1, 30, 1.3, 0.03, 0.60, 0.20, 0.20, 0),
        new("search", 0.05, 1, 8, 1.0, 0.01, 0.30, 0.10, 0.04, 0),
        new("unresponsive", 0.06, 0.7, 500, 1.6, 0.42, 0, 0.95, 0.50, 0),
    ];

    internal static SyntheticProviderType At(double u)
    {
        foreach (var type in All)
        {
            u -= type.Share;
            if (u < 0)
            {
                return type;
            }
        }

        return All[^1];
    }
}
