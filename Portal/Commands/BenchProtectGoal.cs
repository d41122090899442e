namespace Portal.Commands;

/// <summary>What an instance is held to, and whether it was reached.</summary>
internal sealed record BenchProtectGoal(string Goal, bool IsMet);
