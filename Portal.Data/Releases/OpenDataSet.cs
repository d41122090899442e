using System.Diagnostics.CodeAnalysis;
using Portal.Data.Releases.Formats;

namespace Portal.Data.Releases;

/// <summary>Everything that is public at one moment: the newest standing version of each release, and its tables and files.</summary>
public sealed class OpenDataSet
{
    private readonly Dictionary<string, OpenFile> files;
    private readonly Dictionary<string, OpenFile>.AlternateLookup<ReadOnlySpan<char>> names;
    private readonly Dictionary<string, PublishedTables> releaseOfTable;

    internal OpenDataSet(IReadOnlyList<Publication> publications, IReadOnlyList<PublishedTables> newest, Dictionary<string, OpenFile> files)
    {
        Publications = publications;
        Newest = newest;
        this.files = files;
        names = files.GetAlternateLookup<ReadOnlySpan<char>>();
        releaseOfTable = newest.SelectMany(release => release.Tables.Select(table => (table.Id, release)))
            .DistinctBy(pair => pair.Id, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Id, pair => pair.release, StringComparer.Ordinal);
    }

    /// <summary>Everything ever published, newest first, also what was withdrawn.</summary>
    public IReadOnlyList<Publication> Publications { get; }

    /// <summary>The newest standing version of each release, newest release first, each with the tables that no newer one has.</summary>
    public IReadOnlyList<PublishedTables> Newest { get; }

    /// <summary>Ids of the tables that have a file each.</summary>
    public IEnumerable<string> Tables => releaseOfTable.Keys.Order(StringComparer.Ordinal);

    /// <summary>When something was last published; the beginning of time while nothing is.</summary>
    public NodaTime.Instant Modified => Publications.Select(one => one.Statement.PublishedAt ?? one.Statement.KnownAt).DefaultIfEmpty(NodaTime.Instant.FromUnixTimeTicks(0)).Max();

    /// <summary>A file of a table by its name, such as <c>country-by-category-month.csv</c>.</summary>
    public bool TryFile(string name, [NotNullWhen(true)] out OpenFile? file) => files.TryGetValue(name, out file);

    /// <summary>The same by a part of a longer text.</summary>
    public bool TryFile(ReadOnlySpan<char> name, [NotNullWhen(true)] out OpenFile? file) => names.TryGetValue(name, out file);

    /// <summary>A table by its id with the version that it belongs to; null where none has it.</summary>
    public (ReleaseTable Table, ReleaseVersion Version)? Table(string id) =>
        releaseOfTable.TryGetValue(id, out var release) ? (release.Tables.First(table => table.Id == id), release.Version) : null;
}
