using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Signing;

namespace Portal.Data.Releases;

/// <summary>Gathers what a draft is made from: the events known at K, folded as seen at A, and everything published before.</summary>
public sealed class ReleaseInputs(
    NoticeHistoryQueries history, ProviderStore providers, SourceStore sources, RuleBook rules, RuleTextStore texts, ReleaseQueries releases, SigningKeyStore keys)
{
    /// <summary>Version of this program.</summary>
    internal static string CodeVersion { get; } = typeof(ReleaseInputs).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    internal async Task<BuildInput> ReadAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var known = await providers.AllAsync(cancellation);
        var fold = CatalogueDeadlines.FoldOf(await rules.HistoryAsync(cancellation), await sources.AllAsync(cancellation), known);
        var items = await history.ItemsAsync(new Scope.All(), new ItemFilter(), fold, plan.AsOfInstant, plan.KnownAtInstant, cancellation);
        var editions = (await texts.AllAsync(cancellation)).Where(edition => edition.Number == 1 || edition.KnownAt <= plan.KnownAtInstant);
        var rulesDigest = DraftBuilder.Sha256(Encoding.UTF8.GetBytes(string.Concat(editions.Select(edition => edition.File()))));
        var earlier = await EarlierAsync(plan, cancellation);
        return new BuildInput(plan, items, known, rulesDigest, CodeVersion, PlanSecret(plan), earlier);
    }

    /// <summary>Everything published of the programme's kind before this version: synthetic and real ones never meet.</summary>
    internal async Task<IReadOnlyList<BuiltRelease>> EarlierAsync(ReleasePlan plan, CancellationToken cancellation)
    {
        var (earlier, names) = (new List<BuiltRelease>(), new SharedNames());
        foreach (var publication in await releases.PublicationsAsync(cancellation))
        {
            if (publication.Statement.IsSynthetic == plan.Programme.IsSynthetic
                && (publication.Statement.Release != plan.Release || publication.Statement.Version < plan.Version))
            {
                earlier.Add(Earlier(publication.Statement, await releases.WorkingFilesAsync(publication.DraftId, publication.Statement.Release == plan.Release, cancellation), names));
            }
        }

        return earlier;
    }

    /// <param name="statement">What the version states of itself.</param>
    /// <param name="files">Its files.</param>
    /// <param name="names">Names of everything read together.</param>
    internal static BuiltRelease Earlier(ReleaseVersion statement, PackedFiles files, SharedNames names)
    {
        var (release, problems) = BuiltRelease.Read(files, names);
        return release
            ?? throw new InvalidDataException($"The files of {statement.Release} version {statement.Version} can't be read: {(problems is [var first, ..] ? first.Message : "its plan is missing.")}");
    }

    private byte[] PlanSecret(ReleasePlan plan) => HMACSHA256.HashData(keys.Secret(), Encoding.UTF8.GetBytes(plan.Programme.Id));
}
