using System.Globalization;
using System.Text;
using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>The files that <c>portal attack</c> reads, written and read back: always the same bytes for the same publication.</summary>
internal static class AttackFiles
{
    internal const string Cells = "attack/cells.csv";
    internal const string Equations = "attack/equations.csv";
    internal const string Intervals = "attack/intervals.csv";
    internal const string Facts = "attack/facts.csv";
    internal const string Rests = $"attack/{PublicReleaseReader.RestsName}";

    internal static IEnumerable<(string Path, string Text)> Write(PublicRelease release)
    {
        yield return (Cells, Lines("id,value", release.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal)
            .Select(cell => $"{cell.Key},{cell.Value?.ToString(CultureInfo.InvariantCulture) ?? ResultFiles.HiddenSign}")));
        yield return (Equations, Lines(null, release.Equations
            .Select(equation => $"{equation.Total};{string.Join(',', equation.Parts.Order(StringComparer.Ordinal))}")
            .Distinct()
            .Order(StringComparer.Ordinal)));
        yield return (Intervals, IntervalLines(release.Intervals));
        if (release.Facts.Count > 0)
        {
            yield return (Facts, Lines("lower,upper,terms", release.Facts
                .Select(fact => FormattableString.Invariant($"{fact.Lower},{fact.Upper},{string.Join(' ', fact.Terms.Select(term => FormattableString.Invariant($"{term.Coefficient}*{term.Cell}")))}"))
                .Order(StringComparer.Ordinal)));
        }

        string[] rests = [.. release.Rests.Where(cell => release.Cells[cell] is null).Order(StringComparer.Ordinal)];
        if (rests.Length > 0)
        {
            yield return (Rests, Lines("id", rests));
        }
    }

    internal static string IntervalLines(IEnumerable<AttackInterval> intervals) => Lines("id,lo,hi", intervals.OrderBy(interval => interval.Cell, StringComparer.Ordinal)
        .Select(interval => FormattableString.Invariant($"{interval.Cell},{interval.Low},{interval.High?.ToString(CultureInfo.InvariantCulture) ?? "inf"}")));

    /// <summary>The publication of a folder's files; <paramref name="open"/> gives a file's text, or null where there is none.</summary>
    internal static (PublicRelease? Release, IReadOnlyList<InputProblem> Problems) Read(Func<string, string?> open) =>
        open(Cells) is { } cells && open(Equations) is { } equations
            ? WithRests(PublicReleaseReader.Read(cells, equations, open(Intervals), open(Facts), "0"))
            : (null, [new InputProblem("missing-file", $"{Cells} or {Equations} is missing.")]);

    private static (PublicRelease? Release, IReadOnlyList<InputProblem> Problems) WithRests((PublicRelease? Release, IReadOnlyList<InputProblem> Problems) read) =>
        (read.Release is { } release ? release with { Rests = ReleaseAttack.RestsOf(release.Cells.Keys) } : null, read.Problems);

    private static string Lines(string? header, IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (var line in header is null ? lines : lines.Prepend(header))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
