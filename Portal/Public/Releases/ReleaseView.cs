using Portal.Data.Releases;
using Portal.Ui;

namespace Portal.Public.Releases;

/// <summary>A release as its page shows it: the newest version, its tables and files, and every version before.</summary>
/// <param name="Version">The newest version's manifest.</param>
/// <param name="Standing">What is to be said of its state.</param>
/// <param name="HiddenShare">How much is hidden, in words.</param>
/// <param name="Tables">Tables with their files.</param>
/// <param name="Facts">What anybody needs to repeat it.</param>
/// <param name="Versions">Every version, newest first, with what moved.</param>
internal sealed record ReleaseView(
    ReleaseVersion Version, string Standing, string HiddenShare, IReadOnlyList<ReleaseTableLine> Tables, IReadOnlyList<TableRow> Facts, IReadOnlyList<TableRow> Versions);
