namespace Portal.Operations.Regimes;

/// <summary>How a key of a row is edited.</summary>
public enum RuleFieldKind
{
    Text,
    LongText,
    Lines,
    Number,
    Flag,
    Day,
    Choice,
    Json,
}
