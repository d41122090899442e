namespace Portal.Data.Cube;

/// <summary>Takes changes of cells as numbers.</summary>
internal interface ICellLines
{
    /// <summary>Adds to one cell.</summary>
    void Add(int slice, CellCode code, CellCount count);
}
