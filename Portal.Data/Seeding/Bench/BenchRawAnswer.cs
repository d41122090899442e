namespace Portal.Data.Seeding;

/// <summary>What plain rows say of one question.</summary>
internal sealed record BenchRawAnswer(BenchRawCounts Counts, BenchRawHours Spells, BenchRawCurve Period, BenchRawCurve Cohort);
