namespace Portal.Data.Storage;

/// <summary>What all runs of a stage cost so far.</summary>
/// <param name="Name">The stage in words.</param>
/// <param name="Processor">Processor time.</param>
/// <param name="Bytes">Bytes of objects made.</param>
public sealed record StageCost(string Name, TimeSpan Processor, long Bytes);
