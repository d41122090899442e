namespace Portal.Data.Figures;

/// <summary>How far the loading of published tables is.</summary>
/// <param name="Done">Tables done.</param>
/// <param name="Total">Tables in all.</param>
/// <param name="Title">Title of the last one.</param>
public readonly record struct FigureSeedProgress(int Done, int Total, string Title);
