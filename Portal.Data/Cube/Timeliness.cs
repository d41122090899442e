namespace Portal.Data.Cube;

/// <summary>Whether a due item met its limit. Removal seen between two checks may leave it undetermined.</summary>
public enum Timeliness
{
    /// <summary>Not in the denominator: not due yet, no deadline, one whose times are in doubt, or released before it.</summary>
    NotCounted,

    /// <summary>Gone at or before the deadline.</summary>
    OnTime,

    /// <summary>Certainly still up after the deadline.</summary>
    Late,

    /// <summary>The deadline lies between the last check that found it and the first that did not.</summary>
    Undetermined,
}
