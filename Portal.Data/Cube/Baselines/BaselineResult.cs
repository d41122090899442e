namespace Portal.Data.Cube.Baselines;

/// <summary>What became of recording or withdrawing an event.</summary>
public abstract record BaselineResult
{
    private BaselineResult()
    {
    }

    /// <summary>Recorded, or withdrawn.</summary>
    /// <param name="Event">As it stands now.</param>
    /// <param name="Others">So many charts of providers were moved, or are moved back, with it.</param>
    public sealed record Done(BaselineEvent Event, int Others = 0) : BaselineResult;

    /// <summary>Not this person's to do, or nothing is there: the two are not told apart.</summary>
    public sealed record NotYours : BaselineResult;

    /// <summary>An event of this week stands already, or this one was withdrawn already.</summary>
    public sealed record Already : BaselineResult;

    /// <summary>Something in it cannot be taken.</summary>
    /// <param name="Field">week, name or reason.</param>
    /// <param name="Why">In words; never the refused value.</param>
    public sealed record Refused(string Field, string Why) : BaselineResult
    {
        /// <summary>What else is wrong, each with its own field; empty where nothing is.</summary>
        public IReadOnlyList<Refused> Others { get; init; } = [];
    }
}
