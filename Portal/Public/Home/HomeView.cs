using Portal.Data.Releases;
using Portal.Public.Figures;

namespace Portal.Public.Home;

/// <summary>What the first page shows: what is released, and what others have published.</summary>
/// <param name="Released">What is released.</param>
/// <param name="Published">A few real figures, each with its source.</param>
internal sealed record HomeView(ReleasedFigures Released, IReadOnlyList<PublishedBlock> Published);
