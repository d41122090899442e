namespace Portal.Public.Regimes;

/// <summary>The rules of one jurisdiction.</summary>
public sealed record RegimeGroup(string Anchor, string Name, string? CompareHref, IReadOnlyList<RegimeLine> Rules);
