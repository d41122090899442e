using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>What a try brought. The words are codes: never an address, never what the other side wrote.</summary>
public abstract record SendOutcome
{
    private SendOutcome(string result) => Result = result;

    /// <summary>In a few words.</summary>
    public string Result { get; }

    /// <summary>The other side took it.</summary>
    public sealed record Sent(string Words) : SendOutcome(Words);

    /// <summary>It may work later.</summary>
    /// <param name="Words">In a few words.</param>
    /// <param name="After">Not earlier than this, if the other side said so.</param>
    public sealed record Later(string Words, Duration? After = null) : SendOutcome(Words);

    /// <summary>It will not work however often it is tried.</summary>
    public sealed record Refused(string Words) : SendOutcome(Words);
}
