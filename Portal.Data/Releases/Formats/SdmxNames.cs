namespace Portal.Data.Releases.Formats;

/// <summary>Names that a table has in SDMX: upper case, underscores, and the roles that the standard has names for.</summary>
internal static class SdmxNames
{
    internal const string Agency = "RTR";
    internal const string Frequency = "FREQ";
    internal const string Time = "TIME_PERIOD";
    internal const string Area = "REF_AREA";
    internal const string Indicator = "INDICATOR";
    internal const string Value = "OBS_VALUE";
    internal const string Status = "OBS_STATUS";
    internal const string Confidentiality = "CONF_STATUS";
    internal const string Flag = "FLAG";
    internal const string Low = "LOW";
    internal const string High = "HIGH";
    internal const string Carried = "CARRIED";

    internal static SdmxId Dataflow(ReleaseTable table) => SdmxId.Own("DF_" + Upper(table.Id));

    internal static SdmxId Structure(ReleaseTable table) => SdmxId.Own("DSD_" + Upper(table.Id));

    internal static SdmxId CodeList(ReleaseTable table, string component) => SdmxId.Own($"CL_{Upper(table.Id)}_{component}");

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
