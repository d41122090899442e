namespace Portal.Data.Figures;

/// <summary>What stands in the place of a published value. Absence is a value of its own, never 0 and never blank.</summary>
public enum FigureStatus
{
    /// <summary>A number was published.</summary>
    Reported,

    /// <summary>The publisher says that it gives no number, for instance by printing N/A.</summary>
    NotReported,

    /// <summary>The publisher may have printed a number, but whoever transcribed the table did not see it.</summary>
    NotSeen,

    /// <summary>The column has no meaning for this row.</summary>
    NotApplicable,

    /// <summary>The publisher hides a small number, for instance as &lt;50.</summary>
    Suppressed,

    /// <summary>The publisher had not answered by its date.</summary>
    Late,

    /// <summary>The publisher refused to give the number.</summary>
    Refused,

    /// <summary>Words or a formula stand where a number would; never computed by the portal.</summary>
    TextOnly,
}
