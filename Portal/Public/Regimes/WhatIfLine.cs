using Portal.Data.Regimes;

namespace Portal.Public.Regimes;

/// <summary>A rule that is not in force, and between which shares of the items would have met it, 0 to 1.</summary>
internal sealed record WhatIfLine(Rule Rule, decimal AtLeast, decimal AtMost);
