namespace Portal.Data.Disclosure;

/// <summary>What earlier releases force on a cell.</summary>
public enum CellLock
{
    /// <summary>Nothing was published about the cell before.</summary>
    None,

    /// <summary>The value was published and stays known for ever; the cell can protect nothing.</summary>
    Shown,

    /// <summary>The value was hidden in an earlier version and stays hidden.</summary>
    Hidden,
}
