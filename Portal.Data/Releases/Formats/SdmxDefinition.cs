namespace Portal.Data.Releases.Formats;

/// <summary>What a table is in SDMX, once for every format: its dimensions in the order of the key, its attributes, lists and concepts.</summary>
internal sealed class SdmxDefinition
{
    private static readonly SdmxList Frequencies = new(
        SdmxId.Official("CL_FREQ", "2.1"), "Frequency", null, [new("A", "Annual"), new("Q", "Quarterly"), new("M", "Monthly")]);

    internal SdmxDefinition(ReleaseTable table)
    {
        Table = table;
        Dimensions =
        [
            new(new(SdmxNames.Frequency, "Frequency"), Frequencies, [.. Frequencies.Codes.Where(code => code.Id == table.Frequency)], null, _ => table.Frequency),
            .. table.Dimensions.Select((dimension, at) => (dimension, at)).Where(pair => pair.dimension.Role != DimensionRole.Time).Select(pair => Coded(table, pair.dimension, pair.at)),
            Indicator(table),
            .. table.Dimensions.Select((dimension, at) => (dimension, at)).Where(pair => pair.dimension.Role == DimensionRole.Time).Select(pair => Time(pair.dimension, pair.at)),
        ];
    }

    internal ReleaseTable Table { get; }

    internal SdmxId Dataflow => SdmxNames.Dataflow(Table);

    internal SdmxId Structure => SdmxNames.Structure(Table);

    /// <summary>In the order of the key; time is last.</summary>
    internal IReadOnlyList<SdmxDimension> Dimensions { get; }

    /// <summary>Every list that a component takes its codes from.</summary>
    internal IEnumerable<SdmxList> Lists => Dimensions.Select(dimension => dimension.List).Concat(SdmxAttribute.All.Select(attribute => attribute.List)).OfType<SdmxList>();

    internal IEnumerable<SdmxConcept> Concepts =>
        [.. Dimensions.Select(dimension => dimension.Concept), SdmxConcept.Measured, .. SdmxAttribute.All.Select(attribute => attribute.Concept)];

    /// <summary>Every list that tables use, each once.</summary>
    internal static IEnumerable<SdmxList> ListsOf(IEnumerable<SdmxDefinition> definitions) => definitions.SelectMany(one => one.Lists).DistinctBy(list => list.Id);

    /// <summary>Every concept that tables use, each once, by the scheme that it stands in.</summary>
    internal static IEnumerable<IGrouping<SdmxId, SdmxConcept>> SchemesOf(IEnumerable<SdmxDefinition> definitions) =>
        definitions.SelectMany(one => one.Concepts).DistinctBy(concept => concept.Id, StringComparer.Ordinal).GroupBy(concept => concept.Scheme);

    /// <summary>The cells that differ in time alone, each lot in the order of time.</summary>
    internal IEnumerable<IReadOnlyList<ReleaseCell>> SeriesOf(IEnumerable<ReleaseCell> cells) =>
        cells.GroupBy(cell => KeyOf(cell), StringComparer.Ordinal).Select(group => group.ToArray());

    /// <summary>The codes of a cell parted by points, without its period or with it.</summary>
    internal string KeyOf(ReleaseCell cell, bool withTime = false) => string.Join('.', Dimensions.SkipLast(withTime ? 0 : 1).Select(dimension => dimension.CodeOf(cell)));

    private static SdmxDimension Coded(ReleaseTable table, Dimension dimension, int at)
    {
        var component = SdmxNames.Component(table, dimension);
        var isPlace = dimension.Role == DimensionRole.Geography;
        SdmxCode[] codes = [.. dimension.Codes.Select(code => isPlace ? SdmxAreas.Of(code) : new SdmxCode(code.Id, code.Label, null, code.Parent))];
        var origin = isPlace ? SdmxAreas.Origin(codes.Select(code => code.Id)) : null;
        return new(new(component, dimension.Title), new(SdmxNames.CodeList(table, component), dimension.Title, origin, codes), codes, dimension.Id, cell => cell.Codes[at]);
    }

    private static SdmxDimension Indicator(ReleaseTable table)
    {
        SdmxCode[] codes = [.. table.Measures.Select(measure => new SdmxCode(measure.Id, $"{measure.Title} ({measure.Unit})", measure.Description))];
        return new(new(SdmxNames.Indicator, "Measure"), new(SdmxNames.CodeList(table, SdmxNames.Indicator), "Measures", null, codes), codes, TableCut.Measure, cell => cell.Measure);
    }

    private static SdmxDimension Time(Dimension dimension, int at) =>
        new(new(SdmxNames.Time, dimension.Title), null, [.. dimension.Codes.Select(code => new SdmxCode(code.Id, code.Label))], dimension.Id, cell => cell.Codes[at]);
}
