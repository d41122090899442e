namespace Portal.Data.Regimes;

/// <summary>Who carries the duty. Clocks of authorities never enter a provider's figures.</summary>
public enum DutyHolder
{
    /// <summary>The service that received the notice.</summary>
    Provider,

    /// <summary>The authority or hotline itself.</summary>
    Authority,
}
