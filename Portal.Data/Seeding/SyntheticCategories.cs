namespace Portal.Data.Seeding;

/// <summary>Category codes with their share of the notices and their offset on the log of the removal time.</summary>
internal static class SyntheticCategories
{
    internal static IReadOnlyList<(string Code, double Share, double Offset)> All { get; } =
    [
        ("csam-known", 0.34, -0.3),
        ("csam-selfgenerated", 0.22, 0),
        ("csam-new", 0.18, 0.5),
        ("harmful-minor", 0.12, 0.2),
        ("csam-generated", 0.09, -0.6),
        ("intimate-minor", 0.05, 0.8),
    ];
}
