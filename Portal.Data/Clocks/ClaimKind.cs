namespace Portal.Data.Clocks;

/// <summary>What a provider asks for.</summary>
public enum ClaimKind
{
    /// <summary>A later deadline.</summary>
    Extension,

    /// <summary>A ground that starts the full period anew when it ends.</summary>
    Reset,
}
