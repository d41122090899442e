using System.Collections.Frozen;

namespace Portal.Data.Notices;

/// <summary>Words that stand in very many events, by number. The numbers are stored: nothing here is ever changed or moved, only added at the end.</summary>
internal static class EventPackWords
{
    /// <summary>Bits of a number.</summary>
    internal const int Bits = 6;

    private static readonly string[] Words =
    [
        "csam", "csam-known", "csam-new", "csam-generated", "csam-selfgenerated", "harmful-minor", "intimate-minor", "solicitation", "terrorist",
        "hotline_notice", "authority_removal_order", "authority_delisting_order", "user_notice", "trusted_flagger_notice", "provider_awareness",
        "void", "annulled", "misdirected", "invalid", "released", "rerouted", "moved_host", "duplicate", "upheld", "rejected", "incomplete", "irregular",
        "accepted", "granted", "late", "appeal", "court_order", "clarification", "manifest_error", "force_majeure", "technical", "operational", "not_found",
        "restored", "lawful_restoration", "reuploaded", "reinstated", "wrong_time", "wrong_provider", "wrong_country", "wrong_category", "wrong_item",
        "sent_twice", "error", "provider_closed", "other", "*", "EU",
    ];

    private static readonly FrozenDictionary<string, int> Numbers = Words.Select((word, number) => (word, number)).ToFrozenDictionary(pair => pair.word, pair => pair.number, StringComparer.Ordinal);

    /// <summary>The number of a word; null for one that is not listed.</summary>
    internal static int? NumberOf(string word) => Numbers.TryGetValue(word, out var number) ? number : null;

    /// <exception cref="InvalidDataException">No such number.</exception>
    internal static string Of(int number) => number < Words.Length ? Words[number] : throw new InvalidDataException("A pack of events names a word that is not known.");
}
