namespace Portal.Data.Notices;

/// <summary>A state with the id of its item.</summary>
/// <param name="Id">0 for an item that has none yet.</param>
/// <param name="State">What its events say.</param>
internal readonly record struct KeptState(long Id, ItemState State);
