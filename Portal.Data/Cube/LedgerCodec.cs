namespace Portal.Data.Cube;

/// <summary>
/// How a row of the ledger tells what became known: one record a notice, with the sums by notice before it, and step by step the items that
/// changed. An item is told as its difference from how it counted before, so that cells, which follow from items, need not be told at all: none but those of
/// <see cref="CellTable.Straddle"/> between slices.
/// </summary>
internal static class LedgerCodec
{
    /// <summary>In microseconds: the unit of most records.</summary>
    internal const long Second = 1_000_000;

    /// <summary>The first byte of a row.</summary>
    internal const byte Form = 0x80;

    /// <summary>Bits of what is told of an item.</summary>
    internal const int MaskBits = 11;

    /// <summary>How the times of an item are told: alone, as they differ from another item's, or as they differ from its own.</summary>
    internal const int Alone = 0;

    /// <inheritdoc cref="Alone"/>
    internal const int LikeAnother = 1;

    /// <inheritdoc cref="Alone"/>
    internal const int LikeItself = 2;

    /// <summary>How an item counted before: it did not, it is told here, or it is one told before, from this number on.</summary>
    internal const int NotBefore = 0;

    /// <inheritdoc cref="NotBefore"/>
    internal const int ToldHere = 1;

    /// <inheritdoc cref="NotBefore"/>
    internal const int ToldBefore = 2;

    /// <summary>
    /// What stands in the place of a group of notices where cells are told: of what several slices have in common no item can tell. One record an instant
    /// of knowing; each cell is its kind, its first month since that of the instant, its span and its change.
    /// </summary>
    internal const int Cells = Notices.NoticeGroup.Count;

    /// <summary>The last whole unit up to an instant in microseconds.</summary>
    internal static long Floor(long micros, long unit) => micros >= 0 ? micros / unit : -((unit - 1 - micros) / unit);
}
