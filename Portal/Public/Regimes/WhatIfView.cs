using Portal.Data.Releases;

namespace Portal.Public.Regimes;

/// <summary>The what-if answers.</summary>
/// <param name="Part">The released figures that all of them come from; null while nothing is released.</param>
/// <param name="Version">Their release; null likewise.</param>
/// <param name="Lines">One for each rule, in the order of the catalogue.</param>
internal sealed record WhatIfView(ReleasedPart? Part, ReleaseVersion? Version, IReadOnlyList<WhatIfLine> Lines);
