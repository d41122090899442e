namespace Portal.Data.Releases.Formats;

/// <summary>Reads data queries of the SDMX REST API, version 3: a key with a place for each dimension, and filters by component.</summary>
public static class SdmxQuery
{
    /// <summary>The component of time, along which series run.</summary>
    public const string Time = SdmxNames.Time;

    /// <summary>The table that a dataflow or data structure is made of; null for a foreign id.</summary>
    public static ReleaseTable? Find(IEnumerable<ReleaseTable> tables, string id) =>
        tables.FirstOrDefault(table => SdmxNames.Dataflow(table).Id == id || SdmxNames.Structure(table).Id == id);

    /// <summary>The dataflow of a table.</summary>
    public static string Dataflow(ReleaseTable table) => SdmxNames.Dataflow(table).Id;

    /// <summary>What <see cref="TableCut"/> shall keep.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key"><c>*</c> for everything, or a code, <c>*</c> or nothing for each dimension but time, parted by points; several codes by plus signs.</param>
    /// <param name="filters">Codes by component, as <c>c[REF_AREA]=XA,XB</c> gives them.</param>
    /// <exception cref="ArgumentException">A key of another length, or a component that the table does not have.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Wanted(
        ReleaseTable table, string key, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> filters)
    {
        (string Component, string? Cut)[] places =
        [
            (SdmxNames.Frequency, null),
            .. table.Dimensions.Where(dimension => dimension.Role != DimensionRole.Time).Select(dimension => (SdmxNames.Component(table, dimension), (string?)dimension.Id)),
            (SdmxNames.Indicator, TableCut.Measure),
        ];
        var time = table.Dimensions.FirstOrDefault(dimension => dimension.Role == DimensionRole.Time)?.Id;
        var wanted = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (key is not ("*" or "all" or ""))
        {
            var parts = key.Split('.');
            if (parts.Length > places.Length)
            {
                throw new ArgumentException($"The key has {parts.Length} places and may have {places.Length}: {string.Join('.', places.Select(place => place.Component))}.", nameof(key));
            }

            // What is left out at the end stays whole
            foreach (var (part, place) in parts.Zip(places).Where(pair => pair.First is not ("*" or "")))
            {
                Want(place.Component, part.Split('+'));
            }
        }

        foreach (var (component, codes) in filters)
        {
            Want(component, codes);
        }

        return wanted;

        void Want(string component, IReadOnlyList<string> codes)
        {
            if (component == SdmxNames.Frequency && codes.Contains(table.Frequency))
            {
                return;
            }

            var cut = component == SdmxNames.Time ? time : places.FirstOrDefault(place => place.Component == component).Cut;
            wanted[cut ?? throw new ArgumentException("The key or a filter names a component or frequency that the dataflow does not have.", nameof(filters))] = codes;
        }
    }
}
