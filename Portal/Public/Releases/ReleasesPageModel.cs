using System.Globalization;
using System.Security.Cryptography;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Ui;

namespace Portal.Public.Releases;

/// <summary>Loads the list of releases and the page of one.</summary>
internal sealed class ReleasesPageModel(ReleaseQueries releases)
{
    private static readonly string[] ForPeople = [".csv", ".xlsx", ".json"];

    internal async Task<IReadOnlyList<ReleaseLine>> AllAsync(CultureInfo culture, CancellationToken cancellation)
    {
        var all = await releases.PublicationsAsync(cancellation);
        var standing = Standing(all);
        return
        [
            .. all.Reverse().Select(one => new ReleaseLine(
                one.Statement.Release,
                one.Statement.Title,
                one.Statement.Version.ToString(culture),
                HumanFormat.Moment(one.Statement.PublishedAt!.Value, culture),
                HumanFormat.Moment(one.Statement.KnownAt, culture),
                Hidden(one.Statement, culture),
                one.WithdrawnAt is not null ? $"withdrawn: {one.WithdrawnReason}" : (Replaced(one, standing, culture) ?? "published") + (one.Statement.IsSynthetic ? ", synthetic" : ""),
                one.Statement.IsSynthetic)
            {
                WhatMoved = one.Statement.Version > 1 ? $"version {one.Statement.Version.ToString(culture)}" : null,
            }),
        ];
    }

    /// <summary>The page of a release; null where none of that id was ever published.</summary>
    internal async Task<ReleaseView?> FindAsync(string release, CultureInfo culture, CancellationToken cancellation)
    {
        var versions = (await releases.PublicationsAsync(cancellation)).Where(one => one.Statement.Release == release).Reverse().ToList();
        if (versions is not [var newest, ..])
        {
            return null;
        }

        var (statement, standing) = (newest.Statement, Standing(versions));
        var tables = (await releases.HeadsAsync(release, statement.Version, cancellation))!.Tables;
        return new ReleaseView(
            statement,
            newest.WithdrawnAt is { } at ? $"Withdrawn on {HumanFormat.Moment(at, culture)}: {newest.WithdrawnReason}" : $"Published {HumanFormat.Moment(statement.PublishedAt!.Value, culture)}",
            Hidden(statement, culture),
            [.. tables.Select(table => Table(statement, table))],
            [.. Facts(newest, culture), Fact("Approved", await ApprovalAsync(newest, cancellation))],
            [.. versions.Select(one => Version(one, Replaced(one, standing, culture), culture))]);
    }

    /// <summary>The version of each release that counts: the newest that was not withdrawn.</summary>
    private static Dictionary<string, int> Standing(IReadOnlyList<Publication> all) =>
        all.Where(one => one.WithdrawnAt is null).GroupBy(one => one.Statement.Release, StringComparer.Ordinal).ToDictionary(versions => versions.Key, versions => versions.Max(one => one.Statement.Version), StringComparer.Ordinal);

    /// <summary>Which version counts in place of this one; null where this one counts.</summary>
    private static string? Replaced(Publication one, Dictionary<string, int> standing, CultureInfo culture) =>
        standing.TryGetValue(one.Statement.Release, out var newest) && newest > one.Statement.Version ? $"replaced by version {newest.ToString(culture)}" : null;

    private static string Hidden(ReleaseVersion version, CultureInfo culture) =>
        $"{HumanFormat.Count(version.HiddenCount, culture)} of {HumanFormat.Count(version.CellCount, culture)}";

    private static ReleaseTableLine Table(ReleaseVersion version, ReleaseTable table)
    {
        var known = version.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        Link File(string text, string path) => new(text, PortalUrls.ReleaseFile(version.Release, version.Version, path));
        var files = TableFormat.All.Where(format => known.Contains($"data/{table.Id}{format.Suffix}")).ToLookup(format => ForPeople.Contains(format.Suffix), format => File(format.Title, $"data/{table.Id}{format.Suffix}"));
        return new ReleaseTableLine(table.Title, table.Description, [.. files[true]], [.. files[false], File("the table as it was signed", $"tables/{table.Id}.json")]);
    }

    private static IReadOnlyList<TableRow> Facts(Publication one, CultureInfo culture) =>
    [
        Fact("As of (what is open then is open)", HumanFormat.Moment(one.Statement.AsOf, culture)),
        Fact("Known at (later events are left out)", HumanFormat.Moment(one.Statement.KnownAt, culture)),
        Fact("Programme", one.Statement.Programme),
        Fact("Method", one.Statement.Method),
        Fact("Time zones", one.Statement.Tzdb),
        Fact("Program", one.Statement.CodeVersion),
        Fact("Rule catalogue, SHA-256", one.Statement.RulesSha256),
        Fact("Manifest, SHA-256", Convert.ToHexStringLower(SHA256.HashData(one.Manifest))),
        Fact("Manifest before it in the chain", one.Statement.PreviousManifestSha256 ?? "none: this is the first"),
    ];

    private async Task<string> ApprovalAsync(Publication one, CancellationToken cancellation) => Data.Accounts.ActorProof.PublicWords(
        (await releases.DraftsAsync(cancellation)).First(draft => draft.Id == one.DraftId).Steps.LastOrDefault(step => step.Step is ReleaseStep.Approved)?.Origin ?? "");

    private static TableRow Fact(string name, string value) => new(new Link(name), [value]);

    private static TableRow Version(Publication one, string? replaced, CultureInfo culture) => new(
        new Link($"Version {one.Statement.Version.ToString(culture)}", PortalUrls.ReleaseFile(one.Statement.Release, one.Statement.Version, Data.Releases.Signing.Manifest.FileName)),
        [
            HumanFormat.Moment(one.Statement.PublishedAt!.Value, culture),
            one.WithdrawnAt is not null ? "withdrawn" : replaced ?? "stands",
            one.WithdrawnReason ?? one.Statement.WhatMoved ?? "first version",
        ]);
}
