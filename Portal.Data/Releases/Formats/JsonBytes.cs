using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Portal.Data.Releases.Formats;

/// <summary>JSON documents as bytes: the same bytes for the same content on every machine.</summary>
internal static class JsonBytes
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = false };

    internal static byte[] Write(Action<Utf8JsonWriter> write) => FileBytes.Of(target => Write(target, write));

    internal static void Write(Stream target, Action<Utf8JsonWriter> write)
    {
        using var json = new Utf8JsonWriter(new StreamBuffer(target), Options);
        write(json);
    }
}
