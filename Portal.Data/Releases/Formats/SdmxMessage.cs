using System.Xml;
using NodaTime.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>Namespaces and header that the SDMX-ML 2.1 messages share.</summary>
internal static class SdmxMessage
{
    internal const string Message = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message";
    internal const string Common = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common";
    internal const string Structure = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";
    internal const string Generic = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic";

    /// <summary>The kind of annotation that names the official code of the same meaning.</summary>
    internal const string OfficialCode = "OFFICIAL_CODE";

    /// <summary>Opens the message; the caller writes the rest of the header and closes it.</summary>
    internal static void Start(XmlWriter xml, string element, ReleaseTable table, ReleaseVersion version)
    {
        xml.WriteStartElement("mes", element, Message);
        xml.WriteAttributeString("xmlns", "com", null, Common);
        xml.WriteAttributeString("xmlns", "str", null, Structure);
        xml.WriteAttributeString("xmlns", "gen", null, Generic);
        xml.WriteStartElement("Header", Message);
        xml.WriteElementString("ID", Message, Id(table, version));
        xml.WriteElementString("Test", Message, table.IsSynthetic ? "true" : "false");
        xml.WriteElementString("Prepared", Message, InstantPattern.General.Format(version.KnownAt));
        xml.WriteStartElement("Sender", Message);
        xml.WriteAttributeString("id", SdmxNames.Agency);
        Name(xml, ReleaseText.Publisher);
        xml.WriteEndElement();
    }

    /// <summary>Name of the message: what it holds, of which release and version.</summary>
    internal static string Id(ReleaseTable table, ReleaseVersion version) => FormattableString.Invariant($"{SdmxNames.Dataflow(table).Id}_{version.Release}_{version.Version}");

    /// <summary>Names an artefact; the package and class where more than one kind may stand.</summary>
    internal static void Reference(XmlWriter xml, SdmxId id, string? package = null, string? type = null)
    {
        xml.WriteStartElement("Ref");
        xml.WriteAttributeString("id", id.Id);
        xml.WriteAttributeString("version", id.Version);
        xml.WriteAttributeString("agencyID", id.Agency);
        if (package is not null)
        {
            xml.WriteAttributeString("package", package);
            xml.WriteAttributeString("class", type);
        }

        xml.WriteEndElement();
    }

    internal static void Name(XmlWriter xml, string name) => Worded(xml, "Name", name);

    internal static void Description(XmlWriter xml, string text) => Worded(xml, "Description", text);

    private static void Worded(XmlWriter xml, string element, string text)
    {
        xml.WriteStartElement("com", element, Common);
        xml.WriteAttributeString("xml", "lang", null, "en");
        xml.WriteString(text);
        xml.WriteEndElement();
    }
}
