namespace Portal.Data.Releases.Formats;

/// <summary>Why a query of the SDMX REST API has no answer; each has a status code of its own in the standard.</summary>
public enum SdmxRefusal
{
    /// <summary>It is not written as the standard wants it (400).</summary>
    Malformed,

    /// <summary>It is well written, but names a component that the structure does not have (422).</summary>
    Unknown,

    /// <summary>Nothing matches it (404).</summary>
    NoData,

    /// <summary>It is right, but this site does not offer it (501).</summary>
    NotOffered,
}
