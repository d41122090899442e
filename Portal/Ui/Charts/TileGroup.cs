namespace Portal.Ui.Charts;

/// <summary>Countries of a region, in reading order.</summary>
public sealed record TileGroup(string Name, IReadOnlyList<Tile> Tiles);
