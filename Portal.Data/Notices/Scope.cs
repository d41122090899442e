namespace Portal.Data.Notices;

/// <summary>Whose eyes a query over notices has. There is no query without one.</summary>
public abstract record Scope
{
    private Scope()
    {
    }

    /// <summary>Everything, for auditors and for the programs that compute releases.</summary>
    public sealed record All : Scope;

    /// <summary>The public: synthetic notices of the demonstration only, and only as aggregates.</summary>
    public sealed record Public : Scope;

    /// <summary>One provider's own notices.</summary>
    /// <param name="Code">The provider's code.</param>
    public sealed record OfProvider(string Code) : Scope;

    /// <summary>Notices whose issuer or host lies in a jurisdiction.</summary>
    /// <param name="Code">ISO 3166-1 alpha-2 code.</param>
    public sealed record OfJurisdiction(string Code) : Scope;
}
