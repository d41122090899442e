namespace Portal.Data.Notices;

/// <summary>The ids of what items share, as far as a transaction met them.</summary>
internal sealed class ItemLabels
{
    // A file may name as many combinations as it has rows; what is remembered must not grow with it
    private const int MostRemembered = 50_000;

    private readonly Dictionary<ItemLabel, long> ids = [];
    private (ItemLabel Label, long Id) last;

    /// <summary>The id of a label; 0 where it was not met.</summary>
    internal long Find(in ItemLabel label)
    {
        // Items of a notice mostly share all
        if (last.Id == 0 || last.Label != label)
        {
            last = (label, ids.GetValueOrDefault(label));
        }

        return last.Id;
    }

    /// <summary>Notes an id that was looked up or given.</summary>
    internal void Remember(in ItemLabel label, long id)
    {
        if (ids.Count == MostRemembered)
        {
            ids.Clear();
        }

        ids[label] = id;
        last = (label, id);
    }
}
