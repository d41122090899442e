namespace Portal.Ui;

/// <summary>Words that lead somewhere. Without an address they only stand there.</summary>
public sealed record Link(string Text, string? Href = null);
