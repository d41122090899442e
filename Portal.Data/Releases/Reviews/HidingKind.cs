namespace Portal.Data.Releases.Reviews;

/// <summary>Why a number is not shown. Only those who make releases may know: the public sees one sign for all.</summary>
public enum HidingKind
{
    /// <summary>It is shown, or there is nothing to show.</summary>
    None,

    /// <summary>It breaks a primary rule itself.</summary>
    Primary,

    /// <summary>It was hidden in an earlier version and stays so.</summary>
    Locked,

    /// <summary>It is hidden so that others can't be worked out.</summary>
    Secondary,

    /// <summary>It is a time or a share that rests on too little, or that one provider group could move.</summary>
    Unreliable,
}
