namespace Portal.Ui;

/// <summary>What an input needs to belong to its field: id, the ids that describe it, and whether it is wrong ("true" or null).</summary>
public sealed record FieldIds(string Id, string? DescribedBy, string? Invalid);
