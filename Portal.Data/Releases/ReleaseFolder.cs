using System.Text;
using System.Text.Json;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Signing;

namespace Portal.Data.Releases;

/// <summary>
/// The exported folder: every version in its own folder with its manifest and signature, the public keys, the chain, and all that was ever
/// published as one attackable whole. Written and checked from bytes alone; nothing here asks a database.
/// </summary>
public static class ReleaseFolder
{
    /// <summary>Where the public keys lie.</summary>
    public const string Keys = ".well-known/portal-keys.json";

    /// <summary>The chain: folders in the order of publication.</summary>
    public const string Chain = "releases/chain.json";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Among what is together: the intervals that the versions state, each by itself.</summary>
    public const string StatedName = "stated.csv";

    /// <summary>Folder of a version.</summary>
    public static string FolderOf(string release, int version) => FormattableString.Invariant($"releases/{release}/v{version}");

    /// <summary>Every file of the folder.</summary>
    internal static PackedFiles Write(IReadOnlyList<(Publication Publication, PackedFiles Files)> published, IReadOnlyList<PublicKeyDocument> keys)
    {
        var all = new PackedFiles();
        all.Add(Keys, Manifest.WriteKeys(keys));
        all.Add(Chain, JsonSerializer.SerializeToUtf8Bytes(published.Select(one => FolderOf(one.Publication.Statement.Release, one.Publication.Statement.Version)), Options));
        foreach (var (publication, files) in published)
        {
            var folder = FolderOf(publication.Statement.Release, publication.Statement.Version);
            all.Add($"{folder}/{Manifest.FileName}", publication.Manifest);
            all.Add($"{folder}/{Manifest.SignatureName}", Encoding.UTF8.GetBytes(publication.Signature + "\n"));
            foreach (var (path, file) in files.Packed)
            {
                all.Add($"{folder}/{path}", file);
            }
        }

        foreach (var kind in published.GroupBy(one => one.Publication.Statement.IsSynthetic))
        {
            foreach (var (path, bytes) in Union(kind.Select(one => (Func<string, byte[]?>)one.Files.GetValueOrDefault), kind.Key))
            {
                all.Add(path, bytes);
            }
        }

        return all;
    }

    /// <summary>Checks signature, chain and every byte, from the folder alone.</summary>
    /// <param name="open">Bytes of a file below the folder; null where there is none.</param>
    /// <param name="paths">Every file below the folder, with forward slashes.</param>
    public static FolderCheck Verify(Func<string, byte[]?> open, IReadOnlyCollection<string> paths)
    {
        var problems = new List<InputProblem>();
        var keys = open(Keys) is { } bytes ? Manifest.ReadKeys(bytes) : [];
        if (keys.Count == 0)
        {
            problems.Add(new InputProblem("missing-keys", $"{Keys} is missing or holds no key."));
        }

        var chain = ReadChain(open(Chain), problems);
        var expected = new HashSet<string>(StringComparer.Ordinal) { Keys, Chain };
        var unions = new List<(bool IsSynthetic, Func<string, byte[]?> Open)>();
        byte[]? previous = null;
        foreach (var folder in chain)
        {
            previous = VerifyVersion(folder, open, keys, previous, expected, unions, problems);
        }

        VerifyUnion(open, unions, expected, problems);
        ReleaseSite.Verify(open, keys, previous, expected, problems);
        problems.AddRange(paths.Where(path => !expected.Contains(path)).Order(StringComparer.Ordinal).Select(path => new InputProblem("unknown-file", $"{path} belongs to no manifest.")));
        return new FolderCheck(chain.Count, expected.Count, [.. keys.Select(key => key.Kid)], problems);
    }

    private static byte[]? VerifyVersion(
        string folder,
        Func<string, byte[]?> open,
        IReadOnlyCollection<PublicKeyDocument> keys,
        byte[]? previous,
        HashSet<string> expected,
        List<(bool IsSynthetic, Func<string, byte[]?> Open)> unions,
        List<InputProblem> problems)
    {
        var (path, signaturePath) = ($"{folder}/{Manifest.FileName}", $"{folder}/{Manifest.SignatureName}");
        expected.UnionWith([path, signaturePath]);
        if (open(path) is not { } manifest || open(signaturePath) is not { } signature)
        {
            problems.Add(new InputProblem("missing-file", $"{path} or its signature is missing."));
            return previous;
        }

        if (SigningKey.WhyBad(manifest, Encoding.UTF8.GetString(signature), keys) is { } why)
        {
            problems.Add(new InputProblem(why.Split(':')[0], $"{path}: {why}."));
            return manifest;
        }

        var statement = Manifest.Read(manifest);
        if (folder != FolderOf(statement.Release, statement.Version))
        {
            problems.Add(new InputProblem("wrong-folder", $"{path} is the manifest of another version."));
        }

        if (statement.PreviousManifestSha256 != (previous is null ? null : DraftBuilder.Sha256(previous)))
        {
            problems.Add(new InputProblem("broken-chain", $"{path} does not follow the manifest before it."));
        }

        var whole = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in statement.Files)
        {
            var full = $"{folder}/{file.Path}";
            expected.Add(full);
            if (open(full) is not { } bytes)
            {
                problems.Add(new InputProblem("missing-file", $"{full} is missing."));
            }
            else if (bytes.LongLength != file.Bytes || DraftBuilder.Sha256(bytes) != file.Sha256)
            {
                problems.Add(new InputProblem("changed-file", $"{full} is not the file that was signed."));
            }
            else
            {
                whole.Add(file.Path);
            }
        }

        unions.Add((statement.IsSynthetic, file => whole.Contains(file) ? open($"{folder}/{file}") : null));
        return manifest;
    }

    private static List<string> ReadChain(byte[]? bytes, List<InputProblem> problems)
    {
        try
        {
            if (bytes is not null && JsonSerializer.Deserialize<List<string>>(bytes) is { } chain)
            {
                return chain;
            }
        }
        catch (JsonException)
        {
            // Said below: a chain that can't be read is as good as none
        }

        problems.Add(new InputProblem("missing-chain", $"{Chain} is missing or can't be read."));
        return [];
    }

    private static void VerifyUnion(
        Func<string, byte[]?> open, List<(bool IsSynthetic, Func<string, byte[]?> Open)> unions, HashSet<string> expected, List<InputProblem> problems)
    {
        foreach (var kind in unions.GroupBy(one => one.IsSynthetic))
        {
            foreach (var (path, bytes) in Union(kind.Select(one => one.Open), kind.Key))
            {
                expected.Add(path);
                var found = open(path);
                if (found is null && path.EndsWith("/" + StatedName, StringComparison.Ordinal))
                {
                    // Exports of earlier programs do not repeat what each version states
                    continue;
                }

                if (found is null || !found.AsSpan().SequenceEqual(bytes))
                {
                    problems.Add(new InputProblem("changed-file", $"{path} is not what the signed files give together."));
                }
            }
        }
    }

    /// <summary>All of one kind together, so that anybody can attack everything at once.</summary>
    private static IEnumerable<(string Path, byte[] Bytes)> Union(IEnumerable<Func<string, byte[]?>> versions, bool isSynthetic)
    {
        var releases = versions.Select(PartOf).OfType<UnionPart>().ToList();
        if (releases.Count == 0)
        {
            return [];
        }

        var union = ReleaseUnion.Of(releases);
        return AttackFiles.Write(union.Together)
            .Where(file => file.Path != AttackFiles.Intervals)
            .Select(file => (Name: file.Path["attack/".Length..], file.Text))
            .Append((StatedName, AttackFiles.IntervalLines(union.Stated)))
            .Select(file => ($"{(isSynthetic ? "together-synthetic" : "together")}/{file.Item1}", Encoding.UTF8.GetBytes(file.Item2)));
    }

    private static UnionPart? PartOf(Func<string, byte[]?> open)
    {
        string? Open(string path) => open(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        return AttackFiles.Read(Open).Release is { } release ? new UnionPart(release, Plans.ReleasePlan.Read(Open("plan.json") ?? "").Plan, null) : null;
    }
}
