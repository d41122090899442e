namespace Portal.Data.Releases.Formats;

/// <summary>A query of the SDMX REST API that has no answer.</summary>
/// <param name="refusal">Why not.</param>
/// <param name="message">The same in words for whoever asked.</param>
public sealed class SdmxQueryException(SdmxRefusal refusal, string message) : Exception(message)
{
    /// <summary>Why not.</summary>
    public SdmxRefusal Refusal { get; } = refusal;
}
