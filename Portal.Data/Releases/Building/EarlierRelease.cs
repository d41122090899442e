using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>A version that was published once: known for ever, also when it was withdrawn.</summary>
/// <param name="Release">Id of the release.</param>
/// <param name="Version">Its version.</param>
/// <param name="Public">What anybody has.</param>
/// <param name="Values">The true value of each cell.</param>
/// <param name="Contributions">Parts of provider groups by cell.</param>
internal sealed record EarlierRelease(
    string Release,
    int Version,
    PublicRelease Public,
    IReadOnlyDictionary<string, long> Values,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Contributions);
