using System.Collections.Frozen;

namespace Portal.Data.Notices;

/// <summary>Coded reasons. The words are the whole vocabulary: free text is never taken.</summary>
public static class ReasonCodes
{
    /// <summary>The notice was never valid.</summary>
    public const string Void = "void";

    /// <summary>The dispute was decided for the provider.</summary>
    public const string Upheld = "upheld";

    /// <summary>The dispute, claim or ground was turned down.</summary>
    public const string Rejected = "rejected";

    /// <summary>On a delivery: the request lacked what the law asks for, so it starts no clock.</summary>
    public const string Incomplete = "incomplete";

    /// <summary>On an issue: the notice was sent without the rule's own preconditions.</summary>
    public const string Irregular = "irregular";

    /// <summary>On a reappearance: the same file in another place of the service.</summary>
    public const string Reuploaded = "reuploaded";

    /// <summary>On a reappearance: the order was annulled or the case ended without an offence, so it is none.</summary>
    public const string LawfulRestoration = "lawful_restoration";

    /// <summary>On a withdrawal: the material moved to another host, where a new notice follows it.</summary>
    public const string MovedHost = "moved_host";

    /// <summary>Withdrawals after which the notice counts nowhere, in the past too.</summary>
    public static IReadOnlySet<string> Voiding { get; } =
        new[] { Void, "annulled", "misdirected", "invalid" }.ToFrozenSet();

    /// <summary>Not a reason: stands for the one that a withdrawal does not give.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Every reason that an event may carry.</summary>
    public static IReadOnlySet<string> All { get; } = new[]
    {
        Upheld, Rejected, Incomplete, Irregular, "released", "rerouted", MovedHost, "duplicate", "accepted", "granted", "late", "appeal", "court_order", "clarification", "manifest_error",
        "force_majeure", "technical", "operational", "not_found", "restored", LawfulRestoration, Reuploaded, "reinstated",
        "wrong_time", "wrong_provider", "wrong_country", "wrong_category", "wrong_item", "sent_twice", "error", "provider_closed", "other",
    }.Concat(Voiding).ToFrozenSet();
}
