namespace Portal.Public.Demo;

/// <summary>Provider types in words. The order is the one in which pages list them, never that of a rate.</summary>
internal static class SectorNames
{
    private static readonly (string Code, string Name)[] Known =
    [
        ("file_locker", "File storage and sharing"),
        ("forum", "Forums and boards"),
        ("hosting", "Hosting"),
        ("image_host", "Image hosting"),
        ("search", "Search"),
        ("social", "Social networks"),
        ("unresponsive", "Services that rarely answer"),
    ];

    internal static string Of(string code) =>
        Array.Find(Known, pair => pair.Code == code).Name ?? (code == "unknown" ? "Kind not known" : code.Replace('_', ' '));
}
