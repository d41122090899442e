using System.Collections.Frozen;

namespace Portal.Data.Notices;

/// <summary>What most events are: type, evidence and filled fields as one small number. The numbers are stored: nothing here is ever changed or moved.</summary>
internal static class EventPackKinds
{
    /// <summary>Bits of a number.</summary>
    internal const int Bits = 5;

    /// <summary>Stands for what is not listed here.</summary>
    internal const int Other = (1 << Bits) - 1;

    private const int Facts = EventPackFields.Provider | EventPackFields.IssuerCountry | EventPackFields.HostCountry | EventPackFields.Category | EventPackFields.NoticeType;

    private static readonly (byte Kind, int Fields)[] Listed =
    [
        Of(EventType.Issued, null, Facts | EventPackFields.Deadline | EventPackFields.Material),
        Of(EventType.Issued, null, Facts | EventPackFields.Deadline),
        Of(EventType.Issued, null, Facts | EventPackFields.Material),
        Of(EventType.Issued, null, Facts),
        Of(EventType.Issued, null, Facts | EventPackFields.Rules),
        Of(EventType.Issued, null, Facts | EventPackFields.Rules | EventPackFields.Material),
        Of(EventType.Issued, Evidence.Notifier, Facts),
        Of(EventType.Issued, Evidence.Notifier, Facts | EventPackFields.Material),
        Of(EventType.Delivered, Evidence.Notifier, 0),
        Of(EventType.Delivered, Evidence.Provider, 0),
        Of(EventType.Delivered, null, 0),
        Of(EventType.Acknowledged, Evidence.Provider, 0),
        Of(EventType.Acknowledged, null, 0),
        Of(EventType.Claimed, Evidence.Provider, 0),
        Of(EventType.Claimed, null, 0),
        Of(EventType.Removed, Evidence.Notifier, 0),
        Of(EventType.Removed, Evidence.Provider, 0),
        Of(EventType.Removed, Evidence.Crawler, 0),
        Of(EventType.Removed, null, 0),
        Of(EventType.Seen, Evidence.Crawler, 0),
        Of(EventType.Seen, Evidence.Notifier, 0),
        Of(EventType.Gone, Evidence.Crawler, 0),
        Of(EventType.Gone, Evidence.Notifier, 0),
        Of(EventType.Reappeared, Evidence.Crawler, EventPackFields.Reason),
        Of(EventType.Reappeared, Evidence.Crawler, 0),
        Of(EventType.Blocked, Evidence.Provider, 0),
        Of(EventType.Withdrawn, Evidence.Notifier, EventPackFields.Reason),
        Of(EventType.Disputed, Evidence.Provider, 0),
        Of(EventType.DisputeResolved, Evidence.Notifier, EventPackFields.Reason),
        Of(EventType.Extended, Evidence.Notifier, EventPackFields.Deadline | EventPackFields.Reason),
        Of(EventType.AccessDisabled, Evidence.Provider, EventPackFields.Territory),
    ];

    private static readonly FrozenDictionary<(byte, int), int> Numbers = Listed.Select((one, number) => (one, number)).ToFrozenDictionary(pair => pair.one, pair => pair.number);

    internal static int NumberOf(byte kind, int fields) => Numbers.GetValueOrDefault((kind, fields), Other);

    internal static (byte Kind, int Fields) Of(int number) => Listed[number];

    private static (byte Kind, int Fields) Of(EventType type, Evidence? evidence, int fields) => (EventPackFields.Kind(type, evidence), fields);
}
