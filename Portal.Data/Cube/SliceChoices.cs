namespace Portal.Data.Cube;

/// <summary>Codes that a slice may be asked by, of what somebody may see, ordinal. What notices do not say is left out.</summary>
public sealed record SliceChoices(
    IReadOnlyList<string> Providers, IReadOnlyList<string> Hosts, IReadOnlyList<string> Issuers, IReadOnlyList<string> Categories, IReadOnlyList<string> Rules);
