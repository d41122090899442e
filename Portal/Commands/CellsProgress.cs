namespace Portal.Commands;

/// <summary>Says on standard error that the cells of an older database are counted, and how far.</summary>
internal sealed class CellsProgress : IProgress<long>
{
    public void Report(long value) => CommandOutput.Error.WriteLine(value == 0
        ? "The stored cells are of an older version of the register: they are counted anew from the events first."
        : $"{value} notices counted");
}
