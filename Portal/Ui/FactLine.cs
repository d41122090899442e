using NodaTime;

namespace Portal.Ui;

/// <summary>One fact below a figure.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">It, in words.</param>
/// <param name="Href">Where more about it stands.</param>
/// <param name="At">The moment that the words tell.</param>
/// <param name="Status">A state with its own mark.</param>
internal sealed record FactLine(string Name, string Value, string? Href = null, Instant? At = null, StatusKind? Status = null);
