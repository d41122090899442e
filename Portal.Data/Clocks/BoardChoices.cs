namespace Portal.Data.Clocks;

/// <summary>What the filters of a board may offer: the codes that its clocks have.</summary>
/// <param name="Providers">Provider codes.</param>
/// <param name="Hosts">Host country codes.</param>
/// <param name="Categories">Category codes.</param>
/// <param name="Rules">Row ids of binding rules.</param>
public sealed record BoardChoices(
    IReadOnlyList<string> Providers, IReadOnlyList<string> Hosts, IReadOnlyList<string> Categories, IReadOnlyList<string> Rules);
