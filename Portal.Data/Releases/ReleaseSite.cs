using System.Text;
using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Signing;

namespace Portal.Data.Releases;

/// <summary>
/// The pages for people in an exported folder: a signed list of their digests, so that a changed, missing or added page is found offline as a
/// changed table is.
/// </summary>
public sealed class ReleaseSite(ReleaseQueries releases, SigningKeyStore keys, IClock clock)
{
    /// <summary>The list.</summary>
    public const string FileName = "site.json";

    /// <summary>Its signature.</summary>
    public const string SignatureName = "site.jws";

    /// <summary>The list of these pages and its signature, by the key that signs releases now.</summary>
    /// <exception cref="InvalidOperationException">The key is lost or changed.</exception>
    public async Task<IReadOnlyList<(string Path, byte[] Bytes)>> SealAsync(IReadOnlyList<ReleaseFile> pages, CancellationToken cancellation)
    {
        var published = await releases.PublicationsAsync(cancellation);
        using var key = await keys.CurrentAsync(cancellation);
        var statement = Manifest.WriteSite(new SiteStatement
        {
            WrittenAt = Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()),
            NewestManifestSha256 = published.Count == 0 ? null : DraftBuilder.Sha256(published[^1].Manifest),
            Withdrawn = [.. published.Where(one => one.WithdrawnAt is not null).Select(one => new SiteWithdrawal(one.Statement.Release, one.Statement.Version, one.WithdrawnAt!.Value, one.WithdrawnReason ?? ""))],
            Files = [.. pages.OrderBy(page => page.Path, StringComparer.Ordinal)],
        });
        return [(FileName, statement), (SignatureName, Encoding.UTF8.GetBytes(key.Sign(statement) + "\n"))];
    }

    /// <summary>Checks the list and every page, where the folder has any.</summary>
    internal static void Verify(
        Func<string, byte[]?> open, IReadOnlyCollection<PublicKeyDocument> keys, byte[]? newestManifest, HashSet<string> expected, List<InputProblem> problems)
    {
        if (open(FileName) is not { } list)
        {
            return;
        }

        expected.UnionWith([FileName, SignatureName]);
        if (open(SignatureName) is not { } signature)
        {
            problems.Add(new InputProblem("missing-file", $"{SignatureName} is missing."));
            return;
        }

        if (SigningKey.WhyBad(list, Encoding.UTF8.GetString(signature), keys) is { } why)
        {
            problems.Add(new InputProblem(why.Split(':')[0], $"{FileName}: {why}."));
            return;
        }

        var statement = Manifest.ReadSite(list);
        if (statement.NewestManifestSha256 != (newestManifest is null ? null : DraftBuilder.Sha256(newestManifest)))
        {
            problems.Add(new InputProblem("other-pages", "The pages were written for another state of the chain."));
        }

        foreach (var file in statement.Files)
        {
            expected.Add(file.Path);
            if (open(file.Path) is not { } bytes)
            {
                problems.Add(new InputProblem("missing-file", $"{file.Path} is missing."));
            }
            else if (bytes.LongLength != file.Bytes || DraftBuilder.Sha256(bytes) != file.Sha256)
            {
                problems.Add(new InputProblem("changed-file", $"{file.Path} is not the page that was signed."));
            }
        }
    }
}
