using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Runs;

/// <summary>What a run found, as it is kept.</summary>
public sealed record RunReport
{
    /// <summary>Cells of the draft that could be shown or hidden; null where it came to nothing.</summary>
    public int? Cells { get; init; }

    /// <summary>How many of them are hidden.</summary>
    public int? Hidden { get; init; }

    /// <summary>Published sums that an attacker can use, of the draft alone.</summary>
    public int? Sums { get; init; }

    /// <summary>Versions published before that were attacked together with the draft.</summary>
    public int? Earlier { get; init; }

    /// <summary>Why nothing was built, or what the attack found; empty after a success.</summary>
    public IReadOnlyList<InputProblem> Problems { get; init; } = [];

    /// <summary>A report of problems alone.</summary>
    public static RunReport Of(IEnumerable<InputProblem> problems) => new() { Problems = [.. problems] };
}
