using Portal.Data.Regimes;

namespace Portal.Data.Cube;

/// <summary>What would have been, had a rule been law: never a verdict.</summary>
/// <param name="Rule">A rule that is not law, or not in force.</param>
/// <param name="Slice">The synthetic notices with this rule's due times in place of their own; what is too small is hidden.</param>
public sealed record WhatIf(Rule Rule, PublicSlice Slice);
