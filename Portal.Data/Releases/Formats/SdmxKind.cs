namespace Portal.Data.Releases.Formats;

/// <summary>Kinds of structures that the register keeps, each naming those below it.</summary>
internal enum SdmxKind
{
    /// <summary>Names its data structure.</summary>
    Dataflow,

    /// <summary>Names its code lists and concept schemes.</summary>
    DataStructure,

    /// <summary>Names nothing.</summary>
    Codelist,

    /// <summary>Names nothing.</summary>
    ConceptScheme,
}
