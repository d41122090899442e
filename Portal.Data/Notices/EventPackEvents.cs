using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>
/// The events of a pack one after the other, see <see cref="EventPackCodec"/>. One walk writes and reads: where an event is given it is written, else it is
/// read, so that both always expect the same.
/// </summary>
internal sealed class EventPackEvents
{
    private const int Kinds = EventPackKinds.Other + 1;
    private const int NoKind = Kinds;
    private const int HashBits = 64;
    private const int HashRest = 16;
    private const int KindBits = 8;

    private readonly RangeCoder coder;
    private readonly EventPackCharacters characters;
    private readonly EventPackIds ids;
    private readonly EventPackFacts facts;
    private readonly BitModel[][] kinds = [.. Enumerable.Range(0, Kinds + 1).Select(_ => new BitModel[Kinds])];
    private readonly BitModel[] isSameItem = new BitModel[(Kinds + 1) * Kinds];
    private readonly BitModel[] isNewItem = new BitModel[Kinds];
    private readonly EventPackTime first;
    private readonly EventPackTime[] later;
    private readonly EventPackTime[] known;
    private readonly Dictionary<string, int> numbersOfItems = new(StringComparer.Ordinal);
    private readonly List<string> items = [];
    private readonly Dictionary<string, int> numbersOfMaterials = new(StringComparer.Ordinal);
    private readonly List<string> materials = [];
    private BitModel isIssuedTogether;
    private BitModel isNewMaterial;
    private string source = "";
    private string? noticeRef;
    private TextPool? pool;
    private int kindBefore;
    private int item;
    private long firstBefore;
    private long before;
    private long? issued;
    private bool isFirst;

    internal EventPackEvents(RangeCoder coder)
    {
        this.coder = coder;
        characters = new(coder);
        ids = new(coder, characters);
        facts = new(coder, characters);
        first = new(coder);
        later = [.. Enumerable.Range(0, 2 * Kinds).Select(_ => new EventPackTime(coder))];
        known = [.. Enumerable.Range(0, Kinds).Select(_ => new EventPackTime(coder))];
    }

    /// <summary>Forgets everything, as every pack begins.</summary>
    internal void Clear()
    {
        characters.Clear();
        ids.Clear();
        facts.Clear();
        Array.ForEach(kinds, Array.Clear);
        Array.Clear(isSameItem);
        Array.Clear(isNewItem);
        first.Clear();
        Array.ForEach(later, one => one.Clear());
        Array.ForEach(known, one => one.Clear());
        (isIssuedTogether, isNewMaterial, firstBefore) = (default, default, 0);
    }

    /// <summary>Begins a notice.</summary>
    /// <param name="sourceCode">Who sent what is read.</param>
    /// <param name="reference">How what is read names the notice; null where it is not wanted.</param>
    /// <param name="codes">For codes that are read.</param>
    internal void BeginNotice(string sourceCode, string? reference, TextPool? codes)
    {
        (source, noticeRef, pool) = (sourceCode, reference, codes);
        numbersOfItems.Clear();
        items.Clear();
        numbersOfMaterials.Clear();
        materials.Clear();
        facts.BeginNotice();
        (kindBefore, item, before, issued, isFirst) = (NoKind, 0, 0, null, true);
    }

    /// <summary>Writes the next event.</summary>
    internal void Write(EventIdParts id, NoticeEvent one)
    {
        ids.Write(id, one.EventId);
        Exchange(one.EventId, one);
    }

    /// <summary>Reads the next event; null where its notice is not wanted.</summary>
    internal NoticeEvent? Read() => Exchange(ids.Read(noticeRef is not null), null);

    private NoticeEvent? Exchange(string id, NoticeEvent? given)
    {
        var (number, kind, fields) = ExchangeKind(given);
        var type = EventPackFields.TypeIn(kind);
        var itemBefore = item;
        var itemRef = ExchangeItem(number, given?.ItemRef);
        var occurred = ExchangeOccurred(number, type, item == itemBefore, given?.OccurredAt.ToMicros() ?? 0);
        var recorded = known[number].Exchange(EventPackTime.SecondOf(occurred), given?.RecordedAt.ToMicros() ?? 0);
        ref readonly var own = ref facts.Exchange(number, fields, type, occurred, given, pool);
        var target = (fields & EventPackFields.Target) == 0 ? null : facts.ExchangeTarget(given?.Target);
        var material = (fields & EventPackFields.Material) == 0 ? null : ExchangeMaterial(given?.MaterialRef);
        kindBefore = number;
        return given is not null || noticeRef is null ? given : new NoticeEvent
        {
            Source = source,
            NoticeRef = noticeRef,
            EventId = id,
            Type = type,
            Evidence = EventPackFields.EvidenceIn(kind),
            OccurredAt = TypeHandlers.ToInstant(occurred),
            RecordedAt = TypeHandlers.ToInstant(recorded),
            ItemRef = itemRef,
            Provider = own.Provider,
            IssuerCountry = own.IssuerCountry,
            HostCountry = own.HostCountry,
            Category = own.Category,
            NoticeType = own.NoticeType,
            Reason = own.Reason,
            Territory = own.Territory,
            DeadlineAt = own.DeadlineAfter is { } after ? TypeHandlers.ToInstant(occurred + after) : null,
            LimitSeconds = own.LimitSeconds,
            Rules = own.Rules,
            Target = target,
            MaterialRef = material,
        };
    }

    /// <summary>What an event is, given what the one before was.</summary>
    private (int Number, byte Kind, int Fields) ExchangeKind(NoticeEvent? given)
    {
        var (kind, fields) = given is null ? ((byte)0, 0) : (EventPackFields.Kind(given), EventPackFields.Of(given));
        var number = coder.Tree(kinds[kindBefore], given is null ? 0 : EventPackKinds.NumberOf(kind, fields), EventPackKinds.Bits);
        if (number != EventPackKinds.Other)
        {
            (kind, fields) = EventPackKinds.Of(number);
            return (number, kind, fields);
        }

        return (number, (byte)coder.Bits(kind, KindBits), (int)coder.Bits((ulong)fields, EventPackFields.Count));
    }

    /// <summary>The item by its number in order of appearance; 0 stands for all items.</summary>
    private string? ExchangeItem(int kind, string? given)
    {
        var isKnown = given is null || numbersOfItems.ContainsKey(given);
        var number = given is null ? 0 : isKnown ? numbersOfItems[given] : items.Count + 1;
        if (coder.Bit(ref isSameItem[(kindBefore * Kinds) + kind], number == item))
        {
            number = item;
        }
        else if (!coder.Bit(ref isNewItem[kind], !isKnown))
        {
            number = (int)coder.Bits((ulong)number, EventPackNumbers.WidthOf(items.Count + 1));
        }
        else
        {
            var hash = coder.Bits(given is null ? 0 : ReferenceHash.OfHex(given).Low, ReferenceHash.ItemBits);
            var reference = given ?? new ReferenceHash(hash, 0).ToItemHex();
            items.Add(reference);
            numbersOfItems[reference] = number = items.Count;
        }

        item = number;
        return number == 0 ? null : items[number - 1];
    }

    private long ExchangeOccurred(int kind, EventType type, bool isSame, long given)
    {
        var occurred = issued ?? 0;
        if (isFirst)
        {
            occurred = first.Exchange(EventPackTime.SecondOf(firstBefore), given);
            (firstBefore, isFirst) = (occurred, false);
        }
        else if (type != EventType.Issued || issued is null || !coder.Bit(ref isIssuedTogether, given == issued))
        {
            var from = isSame || issued is null ? before : issued.Value;
            occurred = later[kind + (isSame ? Kinds : 0)].Exchange(EventPackTime.SecondOf(from), given);
        }

        before = occurred;
        issued = type == EventType.Issued ? occurred : issued;
        return occurred;
    }

    private string ExchangeMaterial(string? given)
    {
        var isNew = given is not null && !numbersOfMaterials.ContainsKey(given);
        if (!coder.Bit(ref isNewMaterial, isNew))
        {
            return materials[(int)coder.Bits(given is null ? 0 : (ulong)numbersOfMaterials[given], EventPackNumbers.WidthOf(materials.Count))];
        }

        var hash = given is null ? default : ReferenceHash.OfHex(given);
        hash = new ReferenceHash(coder.Bits(hash.Low, HashBits), (ushort)coder.Bits(hash.High, HashRest));
        var material = given ?? hash.ToHex();
        numbersOfMaterials.Add(material, materials.Count);
        materials.Add(material);
        return material;
    }
}
