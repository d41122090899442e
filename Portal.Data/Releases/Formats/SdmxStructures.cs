namespace Portal.Data.Releases.Formats;

/// <summary>The structures of one message: which of those of some tables, and which of them by name only.</summary>
public sealed class SdmxStructures
{
    private readonly Func<SdmxKind, SdmxId, bool> isIn;
    private readonly Func<SdmxKind, SdmxId, bool> isStub;
    private readonly IReadOnlyList<SdmxDefinition> definitions;

    internal SdmxStructures(IReadOnlyList<SdmxDefinition> definitions, Func<SdmxKind, SdmxId, bool> isIn, Func<SdmxKind, SdmxId, bool> isStub, bool hasDescriptions) =>
        (this.definitions, this.isIn, this.isStub, HasDescriptions) = (definitions, isIn, isStub, hasDescriptions);

    /// <summary>True where what stands by name only has its description too.</summary>
    internal bool HasDescriptions { get; }

    /// <summary>A table of the message, which names it.</summary>
    internal ReleaseTable First => definitions[0].Table;

    internal IEnumerable<SdmxDefinition> Dataflows => definitions.Where(one => isIn(SdmxKind.Dataflow, one.Dataflow));

    internal IEnumerable<SdmxDefinition> DataStructures => definitions.Where(one => isIn(SdmxKind.DataStructure, one.Structure));

    internal IEnumerable<SdmxList> Lists => SdmxDefinition.ListsOf(definitions).Where(list => isIn(SdmxKind.Codelist, list.Id));

    internal IEnumerable<IGrouping<SdmxId, SdmxConcept>> Schemes => SdmxDefinition.SchemesOf(definitions).Where(scheme => isIn(SdmxKind.ConceptScheme, scheme.Key));

    /// <summary>Everything that tables need, in full.</summary>
    internal static SdmxStructures All(IReadOnlyList<ReleaseTable> tables) =>
        new([.. tables.Select(table => new SdmxDefinition(table))], (_, _) => true, (_, _) => false, hasDescriptions: true);

    /// <summary>True for what stands by name only.</summary>
    internal bool IsStub(SdmxKind kind, SdmxId id) => isStub(kind, id);
}
