namespace Portal.Data.Releases.Formats;

/// <summary>
/// SDMX-CSV 2.0: one line an observation, the components in the order of the data structure. Values that are not shown are left empty. By
/// itself codes only, which the structure messages explain; names and keys stand beside them where a client asks for them.
/// </summary>
public static class SdmxCsvFormat
{
    /// <summary>Writes the file of a table.</summary>
    public static void Write(Stream target, ReleaseTable table) => Write(target, new SdmxPart(table), SdmxLabels.Id, SdmxKeys.None);

    /// <summary>Writes a part of a table.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="part">Cells, and what of them is wanted.</param>
    /// <param name="labels">Where names stand.</param>
    /// <param name="keys">Which keys stand in columns of their own.</param>
    public static void Write(Stream target, SdmxPart part, SdmxLabels labels, SdmxKeys keys)
    {
        using var line = new CsvLine(target);
        var definition = new SdmxDefinition(part.Table);
        Column[] columns = [.. Columns(definition, part)];
        line.Text("STRUCTURE").Text("STRUCTURE_ID");
        Named(line, labels == SdmxLabels.Name, "STRUCTURE_NAME").Text("ACTION");
        Named(line, keys is SdmxKeys.Series or SdmxKeys.Both, "SERIES_KEY");
        Named(line, keys is SdmxKeys.Obs or SdmxKeys.Both, "OBS_KEY");
        foreach (var column in columns)
        {
            line.Text(labels == SdmxLabels.Both ? $"{column.Concept.Id}: {column.Concept.Name}" : column.Concept.Id);
            Named(line, labels == SdmxLabels.Name, column.Concept.Name);
        }

        line.End();
        var structure = definition.Dataflow.Reference;
        foreach (var cell in part.Table.Cells)
        {
            line.Text("dataflow").Text(labels == SdmxLabels.Both ? $"{structure}: {part.Table.Title}" : structure);
            Named(line, labels == SdmxLabels.Name, part.Table.Title).Text("I");
            Named(line, keys is SdmxKeys.Series or SdmxKeys.Both, definition.KeyOf(cell));
            Named(line, keys is SdmxKeys.Obs or SdmxKeys.Both, definition.KeyOf(cell, withTime: true));
            foreach (var column in columns)
            {
                var text = column.TextOf(cell);
                var name = labels == SdmxLabels.Id || text.Length == 0 ? null : column.Names?.GetValueOrDefault(text);
                line.Data(labels == SdmxLabels.Both && name is not null ? $"{text}: {name}" : text);
                Named(line, labels == SdmxLabels.Name, name);
            }

            line.End();
        }
    }

    private static IEnumerable<Column> Columns(SdmxDefinition definition, SdmxPart part) =>
    [
        .. definition.Dimensions.Select(dimension => new Column(dimension.Concept, dimension.List?.Codes, dimension.CodeOf)),
        .. part.HasValues ? [new Column(SdmxConcept.Measured, null, cell => NumberText.Of(cell.Value))] : Array.Empty<Column>(),
        .. part.Attributes.Select(attribute => new Column(attribute.Concept, attribute.List?.Codes, attribute.TextOf)),
    ];

    private static CsvLine Named(CsvLine line, bool isWanted, string? text) => isWanted ? line.Text(text) : line;

    /// <summary>A component: what it means, names of its codes where it has codes, and its code or value in a cell.</summary>
    private sealed record Column(SdmxConcept Concept, IReadOnlyList<SdmxCode>? Codes, Func<ReleaseCell, string> TextOf)
    {
        internal IReadOnlyDictionary<string, string>? Names { get; } = Codes?.ToDictionary(code => code.Id, code => code.Name, StringComparer.Ordinal);
    }
}
