using System.Xml;
using System.Xml.Schema;

namespace Portal.Tests.Support;

/// <summary>
/// The schema of SDMX-ML 2.1 in words of our own (Portal.Tests/Clients/sdmx-ml): order, number, required attributes and types as the published
/// one has them for what the register writes, and nothing that it does not write.
/// </summary>
internal static class SdmxSchema
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(Load);

    /// <summary>What the schema finds wrong with a message; empty where it holds.</summary>
    internal static IReadOnlyList<string> Findings(byte[] message)
    {
        var findings = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Schemas.Value };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ProcessIdentityConstraints | XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, finding) => findings.Add(finding.Message);
        using var reader = XmlReader.Create(new MemoryStream(message), settings);
        while (reader.Read())
        {
            // Every node is validated as it is read
        }

        return findings;
    }

    private static XmlSchemaSet Load()
    {
        var set = new XmlSchemaSet { XmlResolver = new XmlUrlResolver() };
        set.Add(null, Path.Combine(Repository.Root, "Portal.Tests", "Clients", "sdmx-ml", "message.xsd"));
        set.Compile();
        return set;
    }
}
