namespace Portal.Data.Seeding;

/// <summary>An invented country with a user-assigned code, and a real time zone so that clock changes happen.</summary>
/// <param name="Code">XA to XX.</param>
/// <param name="Name">Invented name.</param>
/// <param name="ZoneId">IANA zone.</param>
/// <param name="RealCode">A real code, for tests of the rule catalogue only.</param>
public sealed record SyntheticCountry(string Code, string Name, string ZoneId, string RealCode)
{
    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<SyntheticCountry> All { get; } =
    [
        new("XA", "Arvenia (fictional)", "Europe/Amsterdam", "NL"),
        new("XB", "Brastovia (fictional)", "Europe/Berlin", "DE"),
        new("XC", "Calderra (fictional)", "America/New_York", "US"),
        new("XD", "Dunmarch (fictional)", "Europe/London", "GB"),
        new("XE", "Estoril Isles (fictional)", "Europe/Paris", "FR"),
        new("XF", "Fennoria (fictional)", "Europe/Helsinki", "FI"),
        new("XG", "Gorvia (fictional)", "America/Los_Angeles", "CA"),
        new("XH", "Halmora (fictional)", "Asia/Kolkata", "IN"),
        new("XI", "Isvaland (fictional)", "Europe/Dublin", "IE"),
        new("XJ", "Jorunda (fictional)", "Asia/Tokyo", "JP"),
        new("XK", "Kestrony (fictional)", "Asia/Seoul", "KR"),
        new("XL", "Lumeria (fictional)", "Europe/Luxembourg", "LU"),
        new("XM", "Mirrowe (fictional)", "Asia/Kuala_Lumpur", "MY"),
        new("XN", "Norvast (fictional)", "Pacific/Auckland", "NZ"),
        new("XO", "Ostrava Reach (fictional)", "Australia/Sydney", "AU"),
        new("XP", "Palvora (fictional)", "Asia/Manila", "PH"),
        new("XQ", "Quillany (fictional)", "America/Sao_Paulo", "BR"),
        new("XR", "Rovenna (fictional)", "Europe/Rome", "IT"),
        new("XS", "Sundermark (fictional)", "Asia/Singapore", "SG"),
        new("XT", "Tarravale (fictional)", "Europe/Istanbul", "TR"),
        new("XU", "Ulmeria (fictional)", "Africa/Lagos", "NG"),
        new("XV", "Varnholt (fictional)", "Asia/Ho_Chi_Minh", "VN"),
        new("XW", "Westerly (fictional)", "Europe/Vienna", "AT"),
        new("XX", "Xanthe (fictional)", "Africa/Johannesburg", "ZA"),
    ];
}
