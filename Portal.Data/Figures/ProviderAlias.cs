namespace Portal.Data.Figures;

/// <summary>One spelling of a provider in one source, and the service and group that it means.</summary>
internal sealed record ProviderAlias
{
    /// <summary>As printed.</summary>
    public required string Printed { get; init; }

    /// <summary>Code of the source that prints it so; <c>*</c> for all.</summary>
    public required string Source { get; init; }

    /// <summary>Code of the service.</summary>
    public required string Provider { get; init; }

    /// <summary>Code of the group; the service's own where it stands alone.</summary>
    public required string Group { get; init; }

    /// <summary>Name of the service for readers.</summary>
    public required string Name { get; init; }
}
