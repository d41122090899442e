using System.Xml;

namespace Portal.Data.Releases.Formats;

/// <summary>The code lists of a structure message: our own whole, of the official ones the codes that are used.</summary>
internal static class SdmxCodeLists
{
    internal const string OfficialFrequency = "CL_FREQ";
    internal const string OfficialFrequencyVersion = "2.1";
    internal const string OfficialStatus = "CL_OBS_STATUS";
    internal const string OfficialStatusVersion = "2.2";
    internal const string Flags = "CL_FLAG";

    private static readonly Code[] Frequencies = [new("A", "Annual", null), new("Q", "Quarterly", null), new("M", "Monthly", null)];

    private static readonly Code[] Statuses =
    [
        new("A", "Normal value", null), new("Q", "Missing value; suppressed", null), new("M", "Missing value; data cannot exist", null),
        new("O", "Missing value", null), new("U", "Low reliability", null),
    ];

    internal static void Write(XmlWriter xml, IReadOnlyList<ReleaseTable> tables)
    {
        xml.WriteStartElement("Codelists", SdmxMessage.Structure);
        List(xml, "SDMX", OfficialFrequency, OfficialFrequencyVersion, "Frequency", Frequencies, isPartial: true);
        List(xml, "SDMX", OfficialStatus, OfficialStatusVersion, "Observation status", Statuses, isPartial: true);
        List(xml, SdmxNames.Agency, Flags, SdmxNames.Version, "Flags of the register", [.. CellFlag.All.Select(flag => new Code(flag.Flag, flag.Meaning, null))]);
        foreach (var table in tables)
        {
            WriteOwn(xml, table);
        }

        xml.WriteEndElement();
    }

    private static void WriteOwn(XmlWriter xml, ReleaseTable table)
    {
        foreach (var dimension in table.Dimensions.Where(dimension => dimension.Role != DimensionRole.Time))
        {
            List(xml, SdmxNames.Agency, SdmxNames.CodeList(table, dimension), SdmxNames.Version, dimension.Title, dimension.Codes);
        }

        List(
            xml, SdmxNames.Agency, SdmxNames.Indicators(table), SdmxNames.Version, "Measures",
            [.. table.Measures.Select(measure => new Code(measure.Id, $"{measure.Title} ({measure.Unit})", null))],
            describe: id => table.Measures.First(measure => measure.Id == id).Description);
    }

    private static void List(
        XmlWriter xml, string agency, string id, string version, string name, IReadOnlyList<Code> codes, bool isPartial = false, Func<string, string>? describe = null)
    {
        SdmxStructureFormat.Maintained(xml, "Codelist", id, agency, version);
        if (isPartial)
        {
            xml.WriteAttributeString("isPartial", "true");
        }

        SdmxMessage.Name(xml, name);
        foreach (var code in codes)
        {
            xml.WriteStartElement("Code", SdmxMessage.Structure);
            xml.WriteAttributeString("id", code.Id);
            SdmxMessage.Name(xml, code.Label);
            if (describe is not null)
            {
                SdmxMessage.Description(xml, describe(code.Id));
            }

            if (code.Parent is { } parent)
            {
                xml.WriteStartElement("Parent", SdmxMessage.Structure);
                xml.WriteStartElement("Ref");
                xml.WriteAttributeString("id", parent);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
