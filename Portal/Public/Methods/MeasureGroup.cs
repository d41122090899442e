namespace Portal.Public.Methods;

/// <summary>Measures that answer one kind of question.</summary>
/// <param name="Id">Anchor in the page.</param>
/// <param name="Title">The question.</param>
/// <param name="Notes">The measures.</param>
internal sealed record MeasureGroup(string Id, string Title, IReadOnlyList<MeasureNote> Notes);
