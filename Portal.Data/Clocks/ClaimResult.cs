namespace Portal.Data.Clocks;

/// <summary>What became of entering or deciding a claim.</summary>
public abstract record ClaimResult
{
    private ClaimResult()
    {
    }

    /// <summary>Entered, or decided. An extension decided after the limit is late: it is on record and moves nothing.</summary>
    /// <param name="Claim">The claim as it stands now.</param>
    public sealed record Done(ClockClaim Claim) : ClaimResult;

    /// <summary>Not this person's to do, or nothing is there: the two are not told apart.</summary>
    public sealed record NotYours : ClaimResult;

    /// <summary>A claim of this kind is open already, or this one was decided already.</summary>
    public sealed record Already : ClaimResult;

    /// <summary>Something in it cannot be taken.</summary>
    /// <param name="Field">reason, deadline, reference or kind.</param>
    /// <param name="Why">In words; never the refused value.</param>
    public sealed record Refused(string Field, string Why) : ClaimResult;
}
