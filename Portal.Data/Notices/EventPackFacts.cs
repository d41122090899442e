using System.Text;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>What only some events say: codes, limits and targets, mostly the same in all events of a type and notice.</summary>
internal sealed class EventPackFacts
{
    private const int Columns = 8;
    private const int RuleColumn = 7;

    private static readonly EventFacts Nothing = new() { Rules = [] };
    private static readonly int Types = Enum.GetValues<EventType>().Length;

    private readonly RangeCoder coder;
    private readonly EventPackCharacters characters;
    private readonly EventPackCodes[] codes;
    private readonly EventPackTime deadlines;
    private readonly NumberModel limits = new();
    private readonly NumberModel rules = new();
    private readonly BitModel[] isShared = new BitModel[EventPackKinds.Other + 1];
    private readonly (int Fields, EventFacts Facts)[] lastOfType = new (int, EventFacts)[Types];

    internal EventPackFacts(RangeCoder coder, EventPackCharacters characters)
    {
        (this.coder, this.characters) = (coder, characters);
        codes = [.. Enumerable.Range(0, Columns).Select(_ => new EventPackCodes(coder, characters))];
        deadlines = new(coder);
    }

    internal void Clear()
    {
        Array.ForEach(codes, one => one.Clear());
        deadlines.Clear();
        limits.Clear();
        rules.Clear();
        Array.Clear(isShared);
    }

    internal void BeginNotice() => Array.Clear(lastOfType);

    /// <summary>Writes what an event says beside when it happened and to what, or reads it.</summary>
    /// <param name="kind">Its <see cref="EventPackKinds"/>.</param>
    /// <param name="fields">Its <see cref="EventPackFields"/>.</param>
    /// <param name="type">Its type.</param>
    /// <param name="occurred">When it happened, in microseconds.</param>
    /// <param name="given">The event that is written; null where one is read.</param>
    /// <param name="pool">For codes that are read.</param>
    internal ref readonly EventFacts Exchange(int kind, int fields, EventType type, long occurred, NoticeEvent? given, TextPool? pool)
    {
        var shared = fields & EventPackFields.Shared;
        if (shared == 0)
        {
            return ref Nothing;
        }

        ref var last = ref lastOfType[(int)type];
        var own = given is null ? Nothing : EventFacts.Of(given);
        if (!coder.Bit(ref isShared[kind], given is not null && last.Fields == shared && own.IsSameAs(last.Facts)))
        {
            last = (shared, ExchangeAll(fields, occurred, own, given is not null, pool));
        }

        return ref last.Facts;
    }

    /// <summary>Writes the id of the event that an event names, or reads it.</summary>
    internal string ExchangeTarget(string? given)
    {
        if (given is null)
        {
            return Encoding.UTF8.GetString(characters.Read());
        }

        characters.Write(Encoding.UTF8.GetBytes(given));
        return given;
    }

    private EventFacts ExchangeAll(int fields, long occurred, EventFacts given, bool isGiven, TextPool? pool)
    {
        string? Code(int column, int bit, string? own) => (fields & bit) == 0 ? null : ExchangeCode(column, own, pool);
        return new EventFacts
        {
            Provider = Code(0, EventPackFields.Provider, given.Provider),
            IssuerCountry = Code(1, EventPackFields.IssuerCountry, given.IssuerCountry),
            HostCountry = Code(2, EventPackFields.HostCountry, given.HostCountry),
            Category = Code(3, EventPackFields.Category, given.Category),
            NoticeType = Code(4, EventPackFields.NoticeType, given.NoticeType),
            Reason = Code(5, EventPackFields.Reason, given.Reason),
            Territory = Code(6, EventPackFields.Territory, given.Territory),
            DeadlineAfter = (fields & EventPackFields.Deadline) == 0 ? null
                : deadlines.Exchange(EventPackTime.SecondOf(occurred), occurred + (given.DeadlineAfter ?? 0)) - occurred,
            LimitSeconds = (fields & EventPackFields.Limit) == 0 ? null : coder.Signed(limits, given.LimitSeconds ?? 0),
            Rules = (fields & EventPackFields.Rules) == 0 ? [] : ExchangeRules(isGiven ? given.Rules : null, pool),
        };
    }

    private string[] ExchangeRules(IReadOnlyList<string>? given, TextPool? pool)
    {
        var named = new string[coder.Number(rules, given?.Count ?? 0)];
        for (var at = 0; at < named.Length; at++)
        {
            named[at] = ExchangeCode(RuleColumn, given?[at], pool);
        }

        return named;
    }

    private string ExchangeCode(int column, string? given, TextPool? pool)
    {
        if (given is null)
        {
            return codes[column].Read(pool!);
        }

        codes[column].Write(given);
        return given;
    }
}
