namespace Portal.Data.Releases.Runs;

/// <summary>A run tried to write its result after it had lost its place: another server took it for dead, or somebody cancelled it.</summary>
public sealed class RunStoppedException() : Exception("The run lost its place before it ended; nothing of it was kept.");
