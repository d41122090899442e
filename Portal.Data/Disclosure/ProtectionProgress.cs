namespace Portal.Data.Disclosure;

/// <summary>Where a long protection stands.</summary>
/// <param name="Step">Name of the step.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in the step.</param>
public sealed record ProtectionProgress(string Step, int Done, int Total);
