using Microsoft.Net.Http.Headers;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;

namespace Portal.Api;

/// <summary>The format that an SDMX client wants most of what is offered, and how SDMX-CSV shall write names and keys.</summary>
internal sealed record SdmxWish(SdmxOffer Offer, SdmxLabels Labels, SdmxKeys Keys)
{
    private static readonly string[] Anything = ["*/*", "application/*"];

    /// <summary>True for the format as files have it.</summary>
    internal bool IsPlain => (Labels, Keys) == (SdmxLabels.Id, SdmxKeys.None);

    /// <summary>What the answer is served as.</summary>
    internal string MediaType => IsPlain ? Offer.Format.MediaType
        : $"{Offer.Format.MediaType}; labels={Labels.ToString().ToLowerInvariant()}; keys={Keys.ToString().ToLowerInvariant()}";

    /// <summary>Null where the client takes nothing of it. Nothing said, or nothing readable, means the default.</summary>
    internal static SdmxWish? Of(HttpRequest request, IReadOnlyList<SdmxOffer> offers)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return new SdmxWish(offers[0], SdmxLabels.Id, SdmxKeys.None);
        }

        var refused = accepted.Where(one => one.Quality is 0).ToArray();
        SdmxOffer[] left = [.. offers.Where(offer => !Array.Exists(refused, offer.IsMeantBy))];
        return accepted.Where(one => one.Quality is not 0).OrderByDescending(one => one.Quality ?? 1).Select(one => Meant(one, left)).FirstOrDefault(found => found is not null);
    }

    internal static string? Parameter(MediaTypeHeaderValue type, string name) =>
        type.Parameters.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found ? HeaderUtilities.RemoveQuotes(found.Value).Value : null;

    internal byte[] Write(SdmxPart part, ReleaseVersion version) => Offer.Format.Suffix switch
    {
        ".sdmx.csv" => FileBytes.Of(target => SdmxCsvFormat.Write(target, part, Labels, Keys)),
        ".xml" => FileBytes.Of(target => SdmxGenericFormat.Write(target, part, version)),
        _ => FileBytes.Of(target => SdmxJsonFormat.Write(target, part, version)),
    };

    private static SdmxWish? Meant(MediaTypeHeaderValue wanted, SdmxOffer[] offers)
    {
        var offer = Array.Find(offers, one => one.IsMeantBy(wanted)) ?? (Anything.Contains(wanted.MediaType.Value) ? offers.FirstOrDefault() : null);
        if (offer is not { IsCsv: true })
        {
            return offer is null ? null : new SdmxWish(offer, SdmxLabels.Id, SdmxKeys.None);
        }

        // Periods stand as they were recorded; a client that wants them otherwise is told so
        return Word(wanted, "labels", SdmxLabels.Id) is { } labels && Word(wanted, "keys", SdmxKeys.None) is { } keys && Parameter(wanted, "timeFormat") is null or "original"
            ? new SdmxWish(offer, labels, keys)
            : null;
    }

    private static T? Word<T>(MediaTypeHeaderValue wanted, string name, T otherwise)
        where T : struct, Enum =>
        Parameter(wanted, name) is not { } text ? otherwise : text.All(char.IsAsciiLetterLower) && Enum.TryParse<T>(text, ignoreCase: true, out var word) ? word : null;
}
