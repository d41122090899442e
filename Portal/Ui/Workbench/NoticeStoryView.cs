using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;

namespace Portal.Ui.Workbench;

/// <summary>The story of one notice as somebody may see it.</summary>
public sealed record NoticeStoryView
{
    /// <summary>How people name the notice.</summary>
    public required string Reference { get; init; }

    /// <summary>Id of the notice.</summary>
    public required long NoticeId { get; init; }

    /// <summary>The instant of looking.</summary>
    public required Instant Now { get; init; }

    /// <summary>The notice's items that may be seen; never empty.</summary>
    public required IReadOnlyList<StoredItem> Items { get; init; }

    /// <summary>Its clocks on the board, earliest due time first; empty where nothing is open.</summary>
    public required IReadOnlyList<BoardClock> Clocks { get; init; }

    /// <summary>What happened, in time order.</summary>
    public required IReadOnlyList<NoticeEvent> Events { get; init; }

    /// <summary>Every duty of the catalogue that the notice raises, each judged on its own.</summary>
    public required IReadOnlyList<Obligation> Obligations { get; init; }

    /// <summary>Claims about its clocks, in the order of entry.</summary>
    public required IReadOnlyList<ClockClaim> Claims { get; init; }

    /// <summary>The rule whose due time binds first; null where the catalogue has none.</summary>
    public required Rule? Rule { get; init; }

    /// <summary>The provider's zone; null where unknown.</summary>
    public required DateTimeZone? ProviderZone { get; init; }

    /// <summary>The authority's zone; null where unknown.</summary>
    public required DateTimeZone? AuthorityZone { get; init; }

    /// <summary>The item that stands for the notice: the one whose clock ends first, else the first.</summary>
    public ItemState Item => (Clocks.Count == 0 ? Items[0] : Items.FirstOrDefault(one => PublicReference.OfItem(one.State.ItemRef) == Clocks[0].ItemMark) ?? Items[0]).State;
}
