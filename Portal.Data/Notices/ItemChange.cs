namespace Portal.Data.Notices;

/// <summary>What became of one item.</summary>
/// <param name="Before">What was known of it before; null where nothing was.</param>
/// <param name="After">What is known from now on; null where it is no more.</param>
public readonly record struct ItemChange(ItemState? Before, ItemState? After);
