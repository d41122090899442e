using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Cells of whole notices, slow and plain: what everything faster is held against.</summary>
internal static class NoticeCells
{
    /// <summary>What the items of one notice add to the finest slices, and to what several of them have in common.</summary>
    internal static CellSet Of(IEnumerable<ItemState> itemsOfNotice, int group = 0, bool isSynthetic = false)
    {
        var cells = new CellSet();
        new Contributions<SliceKey>(new Sink(cells, isSynthetic)) { Group = group }.Add([.. itemsOfNotice]);
        return cells;
    }

    private sealed class Sink(CellSet cells, bool isSynthetic) : ICellSink<SliceKey>
    {
        public ISliceMeets<SliceKey> Meets => SliceKeyMeets.Instance;

        public SliceKey SliceOf(ItemState item) => SliceKey.Of(item, isSynthetic);

        public void Add(SliceKey slice, CellTable table, CellKind kind, long at, int bucket, int part, CellCount count) =>
            cells.Add(new(table, slice, at, bucket, kind, part), count);
    }
}
