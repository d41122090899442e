namespace Portal.Public.Methods;

/// <summary>One measure as the methods page explains it.</summary>
/// <param name="Name">Its name on the pages.</param>
/// <param name="Answers">The question that it answers, and what counts.</param>
/// <param name="Formula">How it is computed.</param>
/// <param name="Bias">What it gets wrong, and where it is not estimable.</param>
/// <param name="Source">Who described it.</param>
internal sealed record MeasureNote(string Name, string Answers, string Formula, string Bias, string Source);
