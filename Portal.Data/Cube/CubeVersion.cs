namespace Portal.Data.Cube;

/// <summary>A state of the stored cells. Whatever is stored or counted anew makes another one.</summary>
/// <param name="Epoch">How often all cells were counted anew.</param>
/// <param name="Seq">The last entry of the ledger.</param>
/// <param name="IsCounted">False while the cells are of an older version of the program and answer nothing.</param>
public sealed record CubeVersion(long Epoch, long Seq, bool IsCounted);
