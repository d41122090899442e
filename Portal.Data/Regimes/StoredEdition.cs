using NodaTime;

namespace Portal.Data.Regimes;

/// <summary>One stored state of the catalogue.</summary>
/// <param name="Number">From 1.</param>
/// <param name="KnownAt">Since when; the first always.</param>
/// <param name="Origin"><c>file</c> or <c>proposal</c>.</param>
/// <param name="Texts">All rows of the state in order, those that are gone without a document.</param>
public sealed record StoredEdition(long Number, Instant KnownAt, string Origin, IReadOnlyList<StoredText> Texts)
{
    /// <summary>The catalogue's file as it was.</summary>
    public string File() => RuleText.File(Texts.Select(text => text.Body).OfType<string>());
}
