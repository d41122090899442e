namespace Portal.Data.Releases;

/// <summary>What verifying an exported folder found.</summary>
/// <param name="Versions">Versions in the chain.</param>
/// <param name="Files">Files whose bytes were compared.</param>
/// <param name="Keys">Names of the public keys that signed; compare them with those that the publisher states elsewhere.</param>
/// <param name="Problems">Everything that does not hold; empty means that all of it does.</param>
public sealed record FolderCheck(int Versions, int Files, IReadOnlyList<string> Keys, IReadOnlyList<Disclosure.InputProblem> Problems);
