namespace Portal.Data.Releases.Formats;

/// <summary>Answers data queries of the SDMX REST API, version 2 (of SDMX 3.0), from a published table.</summary>
public static class SdmxQuery
{
    /// <summary>The component of time, along which series run.</summary>
    public const string Time = SdmxNames.Time;

    /// <summary>The table that a dataflow is made of; null for a foreign one.</summary>
    public static ReleaseTable? Find(IEnumerable<ReleaseTable> tables, string agency, string id, string version) =>
        tables.FirstOrDefault(table => SdmxNames.Dataflow(table) is var flow && agency is SdmxNames.Agency or "*" && flow.Id == id && SdmxStructureQuery.IsVersion(flow, version));

    /// <summary>The dataflow of a table.</summary>
    public static string Dataflow(ReleaseTable table) => SdmxNames.Dataflow(table).Id;

    /// <summary>The cells that a query asks for.</summary>
    /// <param name="table">A published table.</param>
    /// <param name="query">What is asked for.</param>
    /// <exception cref="SdmxQueryException">The query has no answer.</exception>
    public static SdmxPart Of(ReleaseTable table, SdmxDataQuery query)
    {
        var definition = new SdmxDefinition(table);
        var shape = Shape(definition, query);
        var keys = query.Key.Split(',').Select(key => Key(definition, key)).ToArray();
        var codes = new Dictionary<string, SdmxCondition>(StringComparer.Ordinal);
        var observed = new List<Func<ReleaseCell, bool>>();
        foreach (var (component, text) in query.Filters)
        {
            Read(definition, component, text, codes, observed);
        }

        if (keys.Any(key => key.Length == 0) && query is { Filters.Count: 0, First: null, Last: null, Offset: 0, Limit: null })
        {
            return shape;
        }

        // By codes first: that is fast however large the table
        var wanted = definition.Dimensions.Select((dimension, at) => (dimension.Cut, Codes: Wanted(dimension, at, keys, codes))).ToArray();
        var cut = TableCut.Of(table, wanted.Where(one => one.Cut is not null).ToDictionary(one => one.Cut!, one => (IReadOnlyList<string>)one.Codes, StringComparer.Ordinal));
        var part = new SdmxDefinition(cut);
        var cells = cut.Cells.Where(cell => keys.Length == 1 || keys.Any(key => Matches(part, key, cell))).Where(cell => observed.TrueForAll(holds => holds(cell)));
        return shape with { Table = Some(cut, Window(part, cells, query)), IsWhole = false };
    }

    private static SdmxPart Shape(SdmxDefinition definition, SdmxDataQuery query)
    {
        var attributes = query.Attributes.Split(',').SelectMany(name => name switch
        {
            "dsd" or "all" or "obs" => SdmxAttribute.All,
            "none" or "dataset" or "series" or "msd" => [],
            _ => [SdmxAttribute.All.FirstOrDefault(one => one.Concept.Id == name) ?? throw Unknown("attribute", name)],
        }).ToHashSet();
        var measures = query.Measures.Split(',').Select(name => name switch
        {
            "all" or SdmxNames.Value => true,
            "none" => false,
            _ => throw Unknown("measure", name),
        }).ToArray();
        var across = query.DimensionAtObservation;
        if (across is not (SdmxNames.Time or SdmxPart.Flat))
        {
            throw definition.Dimensions.Any(dimension => dimension.Concept.Id == across)
                ? new SdmxQueryException(SdmxRefusal.NotOffered, $"This site writes series over {SdmxNames.Time}, or {SdmxPart.Flat}.")
                : Unknown("dimension", across);
        }

        var (hasValues, isFlat) = (Array.Exists(measures, one => one), across == SdmxPart.Flat);
        return new SdmxPart(definition.Table)
        {
            Attributes = [.. SdmxAttribute.All.Where(attributes.Contains)],
            HasValues = hasValues,
            IsFlat = isFlat,
            IsWhole = hasValues && !isFlat && attributes.Count == SdmxAttribute.All.Count,
        };
    }

    /// <summary>Codes wanted for each dimension of a key but time; null where any will do. Nothing for a key that takes everything.</summary>
    private static IReadOnlyList<string>?[] Key(SdmxDefinition definition, string key)
    {
        var places = definition.Dimensions.SkipLast(1).Select(dimension => dimension.Concept.Id).ToArray();
        var parts = key is "*" or "all" ? [] : key.Split('.');
        return parts.Length <= places.Length
            ? [.. parts.Select(part => part is "*" or "" ? null : part.Split('+'))]
            : throw new SdmxQueryException(SdmxRefusal.Malformed, $"The key has {parts.Length} places and may have {places.Length}: {string.Join('.', places)}.");
    }

    private static void Read(SdmxDefinition definition, string component, string text, Dictionary<string, SdmxCondition> codes, List<Func<ReleaseCell, bool>> observed)
    {
        if (definition.Dimensions.FirstOrDefault(dimension => dimension.Concept.Id == component) is { } dimension)
        {
            codes[component] = SdmxCondition.Read(component, text, dimension.List is null ? SdmxCondition.Kind.Period : SdmxCondition.Kind.Code);
        }
        else if (component == SdmxNames.Value)
        {
            var values = SdmxCondition.Read(component, text, SdmxCondition.Kind.Number);
            observed.Add(cell => values.Holds(NumberText.Of(cell.Value)));
        }
        else
        {
            var attribute = SdmxAttribute.All.FirstOrDefault(one => one.Concept.Id == component) ?? throw Unknown("component", component);
            var texts = SdmxCondition.Read(component, text, attribute.TextType == "Decimal" ? SdmxCondition.Kind.Number : SdmxCondition.Kind.Code);
            observed.Add(cell => texts.Holds(attribute.TextOf(cell)));
        }
    }

    /// <summary>The codes of a dimension that some key names and its filter lets through.</summary>
    private static string[] Wanted(SdmxDimension dimension, int at, IReadOnlyList<string>?[][] keys, Dictionary<string, SdmxCondition> filters)
    {
        var filter = filters.GetValueOrDefault(dimension.Concept.Id);
        string[] codes =
        [
            .. dimension.Values.Select(code => code.Id).Where(code =>
                Array.Exists(keys, key => at >= key.Length || key[at]?.Contains(code) is not false) && filter?.Holds(code) is not false),
        ];
        return codes.Length > 0 ? codes : throw Nothing();
    }

    private static bool Matches(SdmxDefinition definition, IReadOnlyList<string>?[] key, ReleaseCell cell) =>
        key.Index().All(place => place.Item?.Contains(definition.Dimensions[place.Index].CodeOf(cell)) is not false);

    private static ReleaseCell[] Window(SdmxDefinition definition, IEnumerable<ReleaseCell> cells, SdmxDataQuery query)
    {
        if (query.First is not null || query.Last is not null)
        {
            cells = definition.SeriesOf(cells).SelectMany(series => series.Index().Where(one => one.Index < query.First || one.Index >= series.Count - query.Last).Select(one => one.Item));
        }

        cells = cells.Skip(query.Offset);
        ReleaseCell[] left = [.. query.Limit is { } limit ? cells.Take(limit) : cells];
        return left.Length > 0 ? left : throw Nothing();
    }

    /// <summary>The table with some of its cells, and the codes and measures that these have.</summary>
    private static ReleaseTable Some(ReleaseTable table, ReleaseCell[] cells)
    {
        if (cells.Length == table.Cells.Count)
        {
            return table with { Cells = cells };
        }

        var used = table.Dimensions.Select((_, at) => cells.Select(cell => cell.Codes[at]).ToHashSet(StringComparer.Ordinal)).ToArray();
        var measures = cells.Select(cell => cell.Measure).ToHashSet(StringComparer.Ordinal);
        return table with
        {
            Dimensions = [.. table.Dimensions.Select((dimension, at) => dimension with { Codes = TableCut.Kept(dimension.Codes, used[at]) })],
            Measures = [.. table.Measures.Where(measure => measures.Contains(measure.Id))],
            Cells = cells,
        };
    }

    private static SdmxQueryException Unknown(string kind, string name) => new(SdmxRefusal.Unknown, $"The dataflow has no {kind} {(name.Length is > 0 and <= 50 ? name : "of that name")}.");

    private static SdmxQueryException Nothing() => new(SdmxRefusal.NoData, "No observation matches the query.");
}
