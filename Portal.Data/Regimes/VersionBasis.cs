namespace Portal.Data.Regimes;

/// <summary>What decides which version of a rule binds.</summary>
public enum VersionBasis
{
    /// <summary>The day on which the clock starts.</summary>
    Start,

    /// <summary>The day on which the notice was issued.</summary>
    Issue,

    /// <summary>The day of the start; what is open when the version begins is bound from that day too, under a clock of its own.</summary>
    OpenAtCommencement,

    /// <summary>The day on which the material was published: no event of a notice shows it, so the rule is listed and not computed.</summary>
    Publication,
}
