using NodaTime;
using NodaTime.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>The feed of releases (Atom, RFC 4287): an entry for each version, corrections and withdrawals told as such.</summary>
public static class AtomFormat
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>The feed.</summary>
    /// <param name="versions">Published versions, newest first; others are left out.</param>
    /// <param name="address">Address of the site without a slash at its end.</param>
    public static byte[] Write(IReadOnlyList<ReleaseVersion> versions, string address)
    {
        var published = versions.Where(version => version.PublishedAt is not null).ToArray();
        return XmlBytes.Write(xml =>
        {
            xml.WriteStartElement("feed", Atom);
            xml.WriteElementString("id", Atom, address + "/releases.atom");
            xml.WriteElementString("title", Atom, $"{ReleaseText.Publisher}: releases");
            xml.WriteElementString("updated", Atom, Text(published.Select(version => version.PublishedAt!.Value).DefaultIfEmpty(Instant.FromUnixTimeTicks(0)).Max()));
            xml.WriteStartElement("author", Atom);
            xml.WriteElementString("name", Atom, ReleaseText.Publisher);
            xml.WriteEndElement();
            Link("self", address + "/releases.atom", "application/atom+xml");
            Link("alternate", address + "/releases", "text/html");
            foreach (var version in published)
            {
                xml.WriteStartElement("entry", Atom);
                xml.WriteElementString("id", Atom, FormattableString.Invariant($"{address}/releases/{version.Release}#v{version.Version}"));
                xml.WriteElementString("title", Atom, ReleaseText.Name(version));
                xml.WriteElementString("updated", Atom, Text(version.PublishedAt!.Value));
                xml.WriteElementString("published", Atom, Text(version.PublishedAt.Value));
                Link("alternate", $"{address}/releases/{version.Release}", "text/html");
                xml.WriteStartElement("summary", Atom);
                xml.WriteAttributeString("type", "text");
                xml.WriteString(string.Join(' ', new[] { version.IsSynthetic ? "Synthetic figures." : null, version.WhatMoved ?? "First publication." }.OfType<string>()));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();

            void Link(string relation, string href, string type)
            {
                xml.WriteStartElement("link", Atom);
                xml.WriteAttributeString("rel", relation);
                xml.WriteAttributeString("type", type);
                xml.WriteAttributeString("href", href);
                xml.WriteEndElement();
            }
        });
    }

    private static string Text(Instant at) => InstantPattern.General.Format(at);
}
