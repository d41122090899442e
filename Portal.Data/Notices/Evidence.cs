namespace Portal.Data.Notices;

/// <summary>Whose word an event is.</summary>
public enum Evidence
{
    /// <summary>The provider's own statement.</summary>
    Provider,

    /// <summary>The authority or hotline that sent the notice.</summary>
    Notifier,

    /// <summary>An automatic outside check.</summary>
    Crawler,
}
