using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Operations.Releases;

/// <summary>A programme's file.</summary>
/// <param name="Name">Path below seed/.</param>
/// <param name="Programme">The programme; null where the file is damaged.</param>
/// <param name="Problems">What is wrong with it.</param>
public sealed record ProgrammeFile(string Name, Programme? Programme, IReadOnlyList<InputProblem> Problems);
