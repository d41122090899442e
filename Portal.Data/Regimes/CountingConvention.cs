namespace Portal.Data.Regimes;

/// <summary>Named ways to count the same period.</summary>
public enum CountingConvention
{
    /// <summary>From the instant of the event, as the words of the rule say; the stricter one.</summary>
    Literal,

    /// <summary>After Regulation (EEC, Euratom) 1182/71: the hour or day of the event is not counted.</summary>
    Eu1182,
}
