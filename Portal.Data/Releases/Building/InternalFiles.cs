using System.Globalization;
using System.Text;
using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>What is kept of a draft and never published: true values with status and protection, and parts of provider groups.</summary>
internal static class InternalFiles
{
    internal const string Cells = "internal/cells.csv";
    internal const string Parts = "internal/parts.csv";

    /// <summary>Moves away from the true table that prove the protection; whoever joins this release with others begins with them.</summary>
    internal const string Moves = "internal/moves.csv";

    /// <summary>What the draft states of itself, as it would be published.</summary>
    internal const string Statement = "internal/statement.json";

    /// <summary>Stands among the rules of a cell that breaks none and was hidden in an earlier version.</summary>
    internal const string HiddenBefore = "before";

    internal static IEnumerable<(string Path, string Text)> Write(ReleaseProblem problem, ReleasePattern pattern)
    {
        yield return (Cells, "id,value,status,up,down,width,rules,lock\n" + string.Concat(problem.Cells.OrderBy(cell => cell.Id, StringComparer.Ordinal).Select(cell =>
            FormattableString.Invariant($"{cell.Id},{cell.Value},{pattern.Status[cell.Id]},{cell.UpperProtection},{cell.LowerProtection},{cell.Width},{string.Join(' ', problem.Broken.GetValueOrDefault(cell.Id) ?? [])},{cell.Lock}\n"))));
        yield return (Parts, "cell,group,value\n" + string.Concat(problem.Contributions.OrderBy(part => part.Cell, StringComparer.Ordinal).ThenBy(part => part.Group, StringComparer.Ordinal)
            .Select(part => FormattableString.Invariant($"{part.Cell},{part.Group},{part.Value}\n"))));
        yield return (Moves, MoveLines(new ProvingMoves(pattern.Moves, pattern.JoinedMoves)));
    }

    internal static ProvingMoves ReadMoves(string text, SharedNames shared)
    {
        var (names, own, joined) = (new List<string>(), new List<KnownMove>(), new List<KnownMove>());
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var value = line[(line.IndexOf(',') + 1)..];
            if (line.StartsWith("cell,", StringComparison.Ordinal))
            {
                names.Add(shared.Of(value));
            }
            else if (line.StartsWith("move,", StringComparison.Ordinal) && value.Length > 0)
            {
                own.Add(MoveOf(value, names));
            }
            else if (line.StartsWith("joined,", StringComparison.Ordinal))
            {
                joined.Add(MoveOf(value, names));
            }
        }

        return new ProvingMoves(own, joined);
    }

    private static KnownMove MoveOf(ReadOnlySpan<char> steps, List<string> names)
    {
        var cells = new (string Cell, long Amount)[steps.Count(' ') + 1];
        var k = 0;
        foreach (var range in steps.Split(' '))
        {
            var step = steps[range];
            var colon = step.IndexOf(':');
            cells[k++] = (names[(int)Number(step[..colon])], Number(step[(colon + 1)..]));
        }

        return new KnownMove(cells);
    }

    /// <summary>The cells with their protection, as they were built.</summary>
    internal static IEnumerable<(ProtectionCell Cell, Disclosure.CellStatus Status)> ReadCells(string text, SharedNames names) =>
        Rows(text).Select(row => (
            new ProtectionCell
            {
                Id = names.Of(row[0]),
                Value = Number(row[1]),
                IsPrimary = row[2] == nameof(Disclosure.CellStatus.SuppressedPrimary),
                UpperProtection = Number(row[3]),
                LowerProtection = row[4].Length == 0 ? null : Number(row[4]),
                Width = Number(row[5]),
            },
            Enum.Parse<Disclosure.CellStatus>(row[2])));

    /// <summary>The rules that a cell breaks and what earlier releases force on it, by id; drafts of older programs do not say.</summary>
    internal static IReadOnlyDictionary<string, (IReadOnlyList<string> Rules, CellLock Lock)> ReadReasons(string text) => Rows(text)
        .Where(row => row.Length > 7)
        .ToDictionary(row => row[0], row => ((IReadOnlyList<string>)row[6].Split(' ', StringSplitOptions.RemoveEmptyEntries), Enum.Parse<CellLock>(row[7])), StringComparer.Ordinal);

    internal static IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> ReadParts(string text, SharedNames names) =>
        PartsOf(Rows(text).Select(row => new GroupContribution(names.Of(row[0]), names.Of(row[1]), Number(row[2]))));

    /// <summary>Parts of provider groups by cell.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> PartsOf(IEnumerable<GroupContribution> contributions) => contributions
        .GroupBy(part => part.Cell, StringComparer.Ordinal)
        .ToDictionary(
            cell => cell.Key,
            cell => (IReadOnlyDictionary<string, long>)cell.ToDictionary(part => part.Group, part => part.Value, StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>SHA-256 over a secret and the true cells: proves that they are the same, tells nothing about them.</summary>
    internal static string Commitment(ReleaseProblem problem, byte[] secret) => Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(
        secret,
        Encoding.UTF8.GetBytes(string.Concat(problem.Cells.OrderBy(cell => cell.Id, StringComparer.Ordinal).Select(cell => FormattableString.Invariant($"{cell.Id}={cell.Value}\n"))))));

    /// <summary>Names of cells first, then moves that name them by their place.</summary>
    private static string MoveLines(ProvingMoves moves)
    {
        string[] names = [.. moves.Own.Concat(moves.Joined).SelectMany(move => move.Cells, (_, cell) => cell.Cell).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var place = names.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        var text = new StringBuilder("kind,value\n");
        foreach (var name in names)
        {
            text.Append("cell,").Append(name).Append('\n');
        }

        foreach (var (kind, move) in moves.Own.Select(move => ("move,", move)).Concat(moves.Joined.Select(move => ("joined,", move))).Where(line => line.move.Cells.Count > 0))
        {
            text.Append(kind).AppendJoin(' ', move.Cells.Select(cell => FormattableString.Invariant($"{place[cell.Cell]}:{cell.Amount}"))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Line after line: as a list they would be many times the file.</summary>
    private static IEnumerable<string[]> Rows(string text)
    {
        for (int start = text.IndexOf('\n') + 1, end; start > 0 && start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is >= 0 and var at ? at : text.Length;
            if (end > start)
            {
                yield return text[start..end].Split(',');
            }
        }
    }

    private static long Number(ReadOnlySpan<char> text) => long.Parse(text, CultureInfo.InvariantCulture);
}
