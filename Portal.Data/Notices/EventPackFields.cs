namespace Portal.Data.Notices;

/// <summary>What only some events of a pack have, one bit each; those of an issue first. The numbers are stored: they never change.</summary>
internal static class EventPackFields
{
    internal const int Provider = 1;
    internal const int IssuerCountry = 2;
    internal const int HostCountry = 4;
    internal const int Category = 8;
    internal const int NoticeType = 16;
    internal const int Deadline = 32;
    internal const int Material = 64;
    internal const int Reason = 128;
    internal const int Rules = 256;
    internal const int Limit = 512;
    internal const int Territory = 1024;
    internal const int Target = 2048;

    /// <summary>So many bits.</summary>
    internal const int Count = 12;

    /// <summary>What the events of one type in a notice mostly share.</summary>
    internal const int Shared = Provider | IssuerCountry | HostCountry | Category | NoticeType | Deadline | Reason | Rules | Limit | Territory;

    private const int EvidenceShift = 5;

    /// <summary>Type and evidence in one byte.</summary>
    internal static byte Kind(NoticeEvent one) => Kind(one.Type, one.Evidence);

    internal static byte Kind(EventType type, Evidence? evidence) => (byte)((int)type | ((evidence is { } known ? (int)known + 1 : 0) << EvidenceShift));

    /// <summary>The type in such a byte.</summary>
    internal static EventType TypeIn(byte kind) => (EventType)(kind & ((1 << EvidenceShift) - 1));

    /// <summary>The evidence in such a byte; null where there is none.</summary>
    internal static Evidence? EvidenceIn(byte kind) => kind >> EvidenceShift is > 0 and var evidence ? (Evidence)(evidence - 1) : null;

    /// <summary>What an event has.</summary>
    internal static int Of(NoticeEvent one) =>
        (one.Provider is null ? 0 : Provider)
        | (one.IssuerCountry is null ? 0 : IssuerCountry)
        | (one.HostCountry is null ? 0 : HostCountry)
        | (one.Category is null ? 0 : Category)
        | (one.NoticeType is null ? 0 : NoticeType)
        | (one.DeadlineAt is null ? 0 : Deadline)
        | (one.MaterialRef is null ? 0 : Material)
        | (one.Reason is null ? 0 : Reason)
        | (one.Rules.Count == 0 ? 0 : Rules)
        | (one.LimitSeconds is null ? 0 : Limit)
        | (one.Territory is null ? 0 : Territory)
        | (one.Target is null ? 0 : Target);
}
