namespace Portal.Data.Releases.Runs;

/// <summary>What runs in the background.</summary>
public enum RunKind
{
    /// <summary>Counting, hiding and writing a draft.</summary>
    Build,

    /// <summary>Attacking a draft together with everything published before.</summary>
    Audit,
}
