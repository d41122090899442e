namespace Portal.Data.Cube;

/// <summary>What a due cohort is told apart by.</summary>
internal sealed record DueSlice(string Provider, string Category, string Rule);
