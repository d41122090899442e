using NodaTime.Text;

namespace Portal.Data.Releases.Formats;

/// <summary>What every file says about the release that it belongs to.</summary>
internal static class ReleaseText
{
    internal const string Publisher = "Removal Time Register";

    /// <summary>Anybody may reuse the figures and has to name the register.</summary>
    internal const string Licence = "https://creativecommons.org/licenses/by/4.0/";

    internal static string Name(ReleaseVersion version) => FormattableString.Invariant($"{version.Title}, version {version.Version}");

    internal static IEnumerable<string> Notes(ReleaseTable table, ReleaseVersion version)
    {
        if (table.IsSynthetic)
        {
            yield return "Every figure here is synthetic. It describes no real provider, country or notice.";
        }

        yield return $"As of {InstantPattern.ExtendedIso.Format(version.AsOf)}, knowing what was recorded by {InstantPattern.ExtendedIso.Format(version.KnownAt)}.";
        yield return $"Method {version.Method}; rules sha256:{version.RulesSha256}; time zones {version.Tzdb}.";
        foreach (var rule in version.RulesInWords)
        {
            yield return rule;
        }
    }
}
