using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// Which stored slices add up to what somebody may see of what was asked: a roll-up where one fits, else the finest slices. Of a
/// jurisdiction: issuer in it, plus host in it, minus both, so that nothing counts twice.
/// </summary>
/// <param name="Parts">Ids of slices, each added (1) or taken away (-1).</param>
/// <param name="Straddles">Likewise of what notices add that lie in several finest slices or months: a roll-up holds its own.</param>
/// <param name="Groups">Ids of the slices that keep groups of notices apart and add up to the same; null where none do.</param>
/// <param name="Finest">Ids of the finest slices that add up to the same.</param>
/// <param name="Told">Ids of all slices whose ledger tells of it.</param>
internal sealed record SlicePlan(
    IReadOnlyList<(long Id, int Sign)> Parts, IReadOnlyList<(long Id, int Sign)> Straddles, IReadOnlyList<long>? Groups, IReadOnlyList<long> Finest, IReadOnlyList<long> Told)
{
    private static readonly SlicePlan Empty = new([], [], [], [], []);

    internal static SlicePlan Of(CubeSlices slices, Scope scope, ItemFilter filter) => scope switch
    {
        Scope.All => Sum(slices, filter, onlySynthetic: false),
        Scope.Public => Sum(slices, filter, onlySynthetic: true),
        Scope.OfProvider one => filter.Provider is null || filter.Provider == one.Code ? Sum(slices, filter with { Provider = one.Code }, onlySynthetic: false) : Empty,
        Scope.OfJurisdiction one => OfJurisdiction(slices, filter, one.Code),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static SlicePlan OfJurisdiction(CubeSlices slices, ItemFilter filter, string code)
    {
        if (filter.IssuerCountry == code || filter.HostCountry == code)
        {
            return Sum(slices, filter, onlySynthetic: false);
        }

        var issued = filter.IssuerCountry is null ? Sum(slices, filter with { IssuerCountry = code }, onlySynthetic: false) : Empty;
        var hosted = filter.HostCountry is null ? Sum(slices, filter with { HostCountry = code }, onlySynthetic: false) : Empty;
        var both = filter.IssuerCountry is null && filter.HostCountry is null
            ? Fine(slices, filter with { IssuerCountry = code, HostCountry = code }, onlySynthetic: false)
            : Empty;
        return new SlicePlan(
            [.. issued.Parts, .. hosted.Parts, .. both.Parts.Select(part => (part.Id, -part.Sign))],
            [.. issued.Straddles, .. hosted.Straddles, .. both.Straddles.Select(part => (part.Id, -part.Sign))],
            Groups: null,
            [.. issued.Finest.Union(hosted.Finest)],
            [.. issued.Told.Union(hosted.Told)]);
    }

    private static SlicePlan Sum(CubeSlices slices, ItemFilter filter, bool onlySynthetic)
    {
        var fine = Fine(slices, filter, onlySynthetic);
        var rollUp = new RollUp(
            filter.Provider is not null, filter.HostCountry is not null, filter.IssuerCountry is not null, filter.Category is not null, filter.Rule is not null);
        if (!RollUp.All.Contains(rollUp))
        {
            return fine;
        }

        var key = new SliceKey(filter.Provider, filter.HostCountry, filter.IssuerCountry, filter.Category, filter.Rule);
        long[] ids = [.. new[] { key with { IsSynthetic = true }, key }.Where(one => one.IsSynthetic || !onlySynthetic).Select(slices.IdOf).OfType<long>()];
        return fine with { Parts = [.. ids.Select(id => (id, 1))], Straddles = [], Groups = rollUp.HasGroups ? ids : null };
    }

    private static SlicePlan Fine(CubeSlices slices, ItemFilter filter, bool onlySynthetic)
    {
        var finest = slices.Finest(filter, onlySynthetic);
        long[] told = [.. finest, .. slices.Meets(filter, onlySynthetic)];
        return new SlicePlan([.. finest.Select(id => (id, 1))], [.. told.Select(id => (id, 1))], Groups: null, finest, told);
    }
}
