using Portal.Data.Clocks;
using Portal.Ui;

namespace Portal.Operations.Regimes;

/// <summary>What a change does: field by field, to other versions, and to open items.</summary>
/// <param name="RuleId">Row that changes.</param>
/// <param name="IsNew">Whether the row is new.</param>
/// <param name="Fields">Changed fields: now and then.</param>
/// <param name="Others">Other rows that the change ends, in words.</param>
/// <param name="Effect">What happens to open items; null where it cannot be said any more.</param>
public sealed record ProposalSheet(string RuleId, bool IsNew, IReadOnlyList<TableRow> Fields, IReadOnlyList<string> Others, RuleEffect? Effect);
