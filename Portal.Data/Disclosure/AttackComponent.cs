namespace Portal.Data.Disclosure;

/// <summary>Hidden cells that hang together through relations, and these relations.</summary>
internal sealed record AttackComponent(IReadOnlyList<string> Cells, IReadOnlyList<AttackRow> Rows);
