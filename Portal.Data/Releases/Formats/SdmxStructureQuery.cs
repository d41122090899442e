namespace Portal.Data.Releases.Formats;

/// <summary>Answers structure queries of the SDMX REST API, version 2 (of SDMX 3.0), from published tables.</summary>
public static class SdmxStructureQuery
{
    private static readonly Dictionary<string, SdmxKind> Kinds = new(StringComparer.Ordinal)
    {
        ["dataflow"] = SdmxKind.Dataflow,
        ["datastructure"] = SdmxKind.DataStructure,
        ["codelist"] = SdmxKind.Codelist,
        ["conceptscheme"] = SdmxKind.ConceptScheme,
    };

    private static readonly string[] AnyVersion = ["*", "+", "~", "latest"];

    /// <summary>The structures that a query asks for.</summary>
    /// <param name="tables">Published tables, at least one.</param>
    /// <param name="artefact">The kind wanted, or <c>*</c>; then agency, id and version likewise, each perhaps several parted by commas.</param>
    /// <param name="agency">Who keeps them.</param>
    /// <param name="id">Their names.</param>
    /// <param name="version">Their versions; <c>*</c>, <c>+</c> and <c>~</c> mean the one that there is.</param>
    /// <param name="references">What else comes with them: nothing by itself, what they name or what names them.</param>
    /// <param name="detail">How much of each is told.</param>
    /// <exception cref="SdmxQueryException">The query has no answer.</exception>
    public static SdmxStructures Of(IReadOnlyList<ReleaseTable> tables, string artefact, string agency, string id, string version, string references = "none", string detail = "full")
    {
        var (areStubs, areReferenceStubs, hasDescriptions) = detail switch
        {
            "full" or "referencepartial" or "raw" => (false, false, true),
            "allstubs" => (true, true, false),
            "allcompletestubs" => (true, true, true),
            "referencestubs" => (false, true, false),
            "referencecompletestubs" => (false, true, true),
            _ => throw Malformed("detail is full, allstubs, referencestubs, allcompletestubs, referencecompletestubs, referencepartial or raw."),
        };
        SdmxDefinition[] definitions = [.. tables.Select(table => new SdmxDefinition(table))];
        var links = Links(definitions).ToArray();
        var asked = links.SelectMany(link => new[] { link.From, link.To }).Distinct()
            .Where(node => artefact == "*" || (Kinds.TryGetValue(artefact, out var kind) && node.Kind == kind))
            .Where(node => Names(agency, node.Id.Agency) && Names(id, node.Id.Id) && version.Split(',').Any(one => IsVersion(node.Id, one)))
            .ToHashSet();
        if (asked.Count == 0)
        {
            throw new SdmxQueryException(SdmxRefusal.NoData, "No such structure. There are dataflows, data structures, code lists and concept schemes.");
        }

        var all = references.Split(',').SelectMany(wish => With(asked, links, wish)).ToHashSet();
        var speaking = definitions.Where(one => all.Contains((SdmxKind.Dataflow, one.Dataflow)) || all.Contains((SdmxKind.DataStructure, one.Structure))).ToArray();
        return new SdmxStructures(
            speaking.Length > 0 ? speaking : definitions,
            (kind, of) => all.Contains((kind, of)),
            (kind, of) => asked.Contains((kind, of)) ? areStubs : areReferenceStubs,
            hasDescriptions);
    }

    /// <summary>True where a version is wanted that this one is or can stand for.</summary>
    internal static bool IsVersion(SdmxId id, string wish) =>
        AnyVersion.Contains(wish) || wish == id.Version || wish == id.Version3 || (wish.Contains('+', StringComparison.Ordinal) && wish.Replace("+", "", StringComparison.Ordinal) == id.Version3);

    /// <summary>Which structure names which.</summary>
    private static IEnumerable<((SdmxKind Kind, SdmxId Id) From, (SdmxKind Kind, SdmxId Id) To)> Links(SdmxDefinition[] definitions)
    {
        foreach (var one in definitions)
        {
            yield return ((SdmxKind.Dataflow, one.Dataflow), (SdmxKind.DataStructure, one.Structure));
            foreach (var list in one.Lists)
            {
                yield return ((SdmxKind.DataStructure, one.Structure), (SdmxKind.Codelist, list.Id));
            }

            foreach (var concept in one.Concepts)
            {
                yield return ((SdmxKind.DataStructure, one.Structure), (SdmxKind.ConceptScheme, concept.Scheme));
            }
        }
    }

    private static HashSet<(SdmxKind Kind, SdmxId Id)> With(
        HashSet<(SdmxKind Kind, SdmxId Id)> asked, ((SdmxKind Kind, SdmxId Id) From, (SdmxKind Kind, SdmxId Id) To)[] links, string wish)
    {
        HashSet<(SdmxKind Kind, SdmxId Id)> Below(HashSet<(SdmxKind Kind, SdmxId Id)> of) => [.. of, .. links.Where(link => of.Contains(link.From)).Select(link => link.To)];
        HashSet<(SdmxKind Kind, SdmxId Id)> Above(HashSet<(SdmxKind Kind, SdmxId Id)> of) => [.. of, .. links.Where(link => of.Contains(link.To)).Select(link => link.From)];

        // From a dataflow down to its code lists it is two steps, and up again
        return wish switch
        {
            "none" => asked,
            "children" => Below(asked),
            "descendants" => Below(Below(asked)),
            "parents" => Above(asked),
            "ancestors" => Above(Above(asked)),
            "parentsandsiblings" => [.. asked, .. Below(Above(asked))],
            "all" => [.. Below(Below(asked)), .. Below(Above(asked))],
            _ when Kinds.TryGetValue(wish, out var kind) => [.. asked, .. Below(Below(asked)).Concat(Above(Above(asked))).Where(node => node.Kind == kind)],
            _ => throw Malformed("references is none, parents, parentsandsiblings, ancestors, children, descendants, all or a kind of structure."),
        };
    }

    private static bool Names(string wish, string name) => wish == "*" || wish.Split(',').Contains(name);

    private static SdmxQueryException Malformed(string message) => new(SdmxRefusal.Malformed, message);
}
