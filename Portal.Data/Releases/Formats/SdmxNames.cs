namespace Portal.Data.Releases.Formats;

/// <summary>Names that a table has in SDMX: upper case, underscores, and the roles that the standard has names for.</summary>
internal static class SdmxNames
{
    internal const string Agency = "RTR";
    internal const string Version = "1.0";
    internal const string Version3 = "1.0.0";
    internal const string Frequency = "FREQ";
    internal const string Time = "TIME_PERIOD";
    internal const string Area = "REF_AREA";
    internal const string Indicator = "INDICATOR";
    internal const string Value = "OBS_VALUE";
    internal const string Status = "OBS_STATUS";
    internal const string Flag = "FLAG";
    internal const string Low = "LOW";
    internal const string High = "HIGH";
    internal const string Carried = "CARRIED";

    internal static string Dataflow(ReleaseTable table) => "DF_" + Upper(table.Id);

    internal static string Structure(ReleaseTable table) => "DSD_" + Upper(table.Id);

    internal static string CodeList(ReleaseTable table, Dimension dimension) => $"CL_{Upper(table.Id)}_{Component(table, dimension)}";

    internal static string Indicators(ReleaseTable table) => $"CL_{Upper(table.Id)}_{Indicator}";

    /// <summary>The one dimension of time and the first place get the names that every client knows.</summary>
    internal static string Component(ReleaseTable table, Dimension dimension) => dimension.Role switch
    {
        DimensionRole.Time => Time,
        DimensionRole.Geography when table.Dimensions.First(one => one.Role == DimensionRole.Geography) == dimension => Area,
        DimensionRole.Geography or DimensionRole.Other => Upper(dimension.Id),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Upper(string id) => id.Replace('-', '_').ToUpperInvariant();
}
