using Portal.Public.Demo;
using Portal.Public.Figures;

namespace Portal.Public.Home;

/// <summary>What the first page shows: the demonstration, and what others have published.</summary>
/// <param name="Demo">Aggregates of synthetic notices.</param>
/// <param name="Published">A few real figures, each with its source.</param>
internal sealed record HomeView(DemoSnapshot Demo, IReadOnlyList<PublishedBlock> Published);
