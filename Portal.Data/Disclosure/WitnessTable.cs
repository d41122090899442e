namespace Portal.Data.Disclosure;

/// <summary>One complete alternative table that agrees with everything published.</summary>
/// <param name="Values">Values by cell id, in integer units.</param>
public sealed record WitnessTable(IReadOnlyDictionary<string, long> Values);
