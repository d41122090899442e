namespace Portal.Data.Notices;

/// <summary>What one event means, whoever asks: the clocks of the law and the fold that figures are counted from read events here and nowhere else.</summary>
internal static class EventReading
{
    private const string Everywhere = "*";

    /// <summary>
    /// The provider's word that the item is gone: a claim, a removal, or access disabled for everybody. Access disabled in some territories is an act
    /// that no check of anybody else could deny, so it is taken as it stands (decision 0017).
    /// </summary>
    internal static bool IsClaim(NoticeEvent one) =>
        one.Type == EventType.Claimed || (one.Evidence == Evidence.Provider && (one.Type == EventType.Removed || IsDisabledEverywhere(one)));

    /// <summary>A check or a removal, access disabled for everybody among them: where there is one, a claim proves nothing.</summary>
    internal static bool IsCheck(NoticeEvent one) =>
        one.Type is EventType.Seen or EventType.Gone || ((one.Type == EventType.Removed || IsDisabledEverywhere(one)) && !IsClaim(one));

    /// <summary>Whether the event can end a spell online: a claim only where nobody ever checked, and what is disabled only where its territory is enough.</summary>
    internal static bool MayStop(NoticeEvent one, bool isChecked) =>
        IsClaim(one) ? !isChecked : one.Type is EventType.Gone or EventType.Removed or EventType.AccessDisabled;

    /// <summary>Whether the event shows the item online.</summary>
    internal static bool ShowsOnline(NoticeEvent one) => one.Type is EventType.Seen or EventType.Reappeared;

    /// <summary>The item is lawful again and no longer a matter of its notice: nothing from here on counts.</summary>
    internal static bool IsLawfulReturn(NoticeEvent one) => one is { Type: EventType.Reappeared, Reason: ReasonCodes.LawfulRestoration };

    /// <summary>Why the notice counts nowhere, in the past too; null where the event does not say so.</summary>
    internal static string? VoidReason(NoticeEvent one) => one switch
    {
        { Type: EventType.Withdrawn, Reason: { } reason } when ReasonCodes.Voiding.Contains(reason) => reason,
        { Type: EventType.DisputeResolved, Reason: ReasonCodes.Upheld } => ReasonCodes.Upheld,
        _ => null,
    };

    /// <summary>
    /// Why the clock ends at the event; null where it does not. The sender who takes a notice back asks for nothing any more, whatever the reason, if
    /// any (decision 0017).
    /// </summary>
    internal static string? ReleaseReason(NoticeEvent one) =>
        one.Type == EventType.Withdrawn && VoidReason(one) is null ? one.Reason ?? ReasonCodes.Withdrawn : null;

    /// <summary>Whether what was sent or arrived lacked something that a law may ask for.</summary>
    internal static bool IsIncomplete(NoticeEvent one) => one is { Type: EventType.Issued or EventType.Delivered, Reason: ReasonCodes.Incomplete };

    /// <summary>Whether access was disabled for everybody. What is blocked in one country alone is online elsewhere.</summary>
    internal static bool IsDisabledEverywhere(NoticeEvent one) => one.Type == EventType.AccessDisabled && IsEverywhere(Territories(one));

    /// <summary>Whether territories, added up, are those of everybody: countries never are.</summary>
    internal static bool IsEverywhere(IEnumerable<string> territories) => territories.Contains(Everywhere);

    /// <summary>The territories that the event names.</summary>
    internal static string[] Territories(NoticeEvent one) =>
        (one.Territory ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
