using System.Text;
using System.Xml;

namespace Portal.Data.Releases.Formats;

/// <summary>XML documents as bytes: the same bytes for the same content on every machine.</summary>
internal static class XmlBytes
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineChars = "\n" };

    internal static byte[] Write(Action<XmlWriter> write) => FileBytes.Of(target => Write(target, write));

    internal static void Write(Stream target, Action<XmlWriter> write)
    {
        using var xml = XmlWriter.Create(target, Settings);
        xml.WriteStartDocument();
        write(xml);
        xml.WriteEndDocument();
    }
}
