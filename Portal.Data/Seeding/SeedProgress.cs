namespace Portal.Data.Seeding;

/// <summary>How far a first start has come.</summary>
/// <param name="Step">What is being done, in words.</param>
/// <param name="Done">Share of the step, 0 to 1.</param>
public sealed record SeedProgress(string Step, double Done);
