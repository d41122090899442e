namespace Portal.Ui.Charts;

/// <summary>Open items of an age.</summary>
/// <param name="Name">The age: "1 to 2 d".</param>
/// <param name="Within">How many have not reached their limit: hollow.</param>
/// <param name="Past">How many are past it: filled.</param>
/// <param name="Text">The total in words.</param>
public sealed record AgeRow(string Name, long Within, long Past, string Text);
