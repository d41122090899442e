namespace Portal.Operations.Regimes;

/// <summary>One key of a row, as a form edits it.</summary>
public sealed class RuleField
{
    public required string Key { get; init; }

    public required string Label { get; init; }

    public required RuleFieldKind Kind { get; init; }

    /// <summary>Codes with their words; empty where the field is free.</summary>
    public IReadOnlyList<(string Code, string Words)> Choices { get; init; } = [];

    /// <summary>What is typed; of a list one entry a line, empty for nothing.</summary>
    public string Value { get; set; } = "";

    public string Id => $"field-{Key.Replace('_', '-')}";

    public string? Hint => Kind switch
    {
        RuleFieldKind.Lines => "One a line.",
        RuleFieldKind.Json => "As in the catalogue's file (JSON).",
        RuleFieldKind.Day => "yyyy-MM-dd; empty where open or unknown.",
        RuleFieldKind.Number => "A whole number; empty where there is none.",
        _ => null,
    };
}
