namespace Portal.Data.Cube;

/// <summary>A slice as it is stored: what a roll-up sums over is a star, which no code is.</summary>
internal sealed record SliceRow
{
    private const string All = "*";

    public long Id { get; init; }

    public required bool IsSynthetic { get; init; }

    public required string Provider { get; init; }

    public required string HostCountry { get; init; }

    public required string IssuerCountry { get; init; }

    public required string Category { get; init; }

    public required string Rule { get; init; }

    internal static SliceRow Of(SliceKey key) => new()
    {
        IsSynthetic = key.IsSynthetic,
        Provider = key.Provider ?? All,
        HostCountry = key.HostCountry ?? All,
        IssuerCountry = key.IssuerCountry ?? All,
        Category = key.Category ?? All,
        Rule = key.Rule ?? All,
    };

    internal SliceKey ToKey() => new(Value(Provider), Value(HostCountry), Value(IssuerCountry), Value(Category), Value(Rule), IsSynthetic);

    private static string? Value(string stored) => stored == All ? null : stored;
}
