namespace Portal.Data.Releases.Plans;

/// <summary>The codes of a dimension as a tree: parents, children and depths.</summary>
public sealed class CodeTree
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> children = new(StringComparer.Ordinal);

    /// <summary>Reads a checked dimension.</summary>
    public CodeTree(ProgrammeDimension dimension)
    {
        Dimension = dimension;
        foreach (var code in dimension.Codes)
        {
            foreach (var part in code.Parts ?? [])
            {
                parents[part] = code.Id;
            }
        }

        foreach (var code in dimension.Codes)
        {
            parents.TryAdd(code.Id, dimension.Total.Id);
            var parent = parents[code.Id];
            if (!children.TryGetValue(parent, out var list))
            {
                children[parent] = list = [];
            }

            list.Add(code.Id);
        }
    }

    /// <summary>What the tree was read from.</summary>
    public ProgrammeDimension Dimension { get; }

    /// <summary>Parts of a code in the order of display; empty for a leaf.</summary>
    public IReadOnlyList<string> PartsOf(string code) => children.GetValueOrDefault(code) ?? [];

    /// <summary>Whether it is a code of the dimension, the total included.</summary>
    public bool Knows(string code) => code == Dimension.Total.Id || parents.ContainsKey(code);

    /// <summary>The code above; null above the total.</summary>
    public string? ParentOf(string code) => parents.GetValueOrDefault(code);

    /// <summary>The total is at 0.</summary>
    public int DepthOf(string code) => ParentOf(code) is { } parent ? DepthOf(parent) + 1 : 0;

    /// <summary>The leaf itself, what is above it, and the total last; null where the programme knows no such leaf.</summary>
    public IReadOnlyList<string>? PathOf(string leaf)
    {
        var code = parents.ContainsKey(leaf) && PartsOf(leaf).Count == 0 ? leaf : Dimension.Others;
        if (code is null)
        {
            return null;
        }

        var path = new List<string> { code };
        while (ParentOf(path[^1]) is { } parent)
        {
            path.Add(parent);
        }

        return path;
    }

    /// <summary>Every code down to a depth, totals before their parts.</summary>
    public IEnumerable<string> DownTo(int depth)
    {
        return Below(Dimension.Total.Id, depth);

        IEnumerable<string> Below(string code, int left) =>
            left == 0 ? [code] : PartsOf(code).SelectMany(part => Below(part, left - 1)).Prepend(code);
    }

    /// <summary>What each code holds: its leaves, or for what takes in the others everything but the leaves outside it.</summary>
    public IEnumerable<(string Code, string Meaning)> Meanings =>
        Dimension.Codes.Select(code => code.Id).Select(code =>
        {
            var inside = LeavesOf(code).ToHashSet(StringComparer.Ordinal);
            return Dimension.Others is { } others && inside.Contains(others)
                ? (code, "not " + Text(LeavesOf(Dimension.Total.Id).Where(leaf => !inside.Contains(leaf))))
                : (code, Text(inside));
        });

    /// <summary>The name of a code.</summary>
    public string LabelOf(string code) =>
        code == Dimension.Total.Id ? Dimension.Total.Label : Dimension.Codes.First(one => one.Id == code).Label;

    private IEnumerable<string> LeavesOf(string code) => PartsOf(code) is { Count: > 0 } parts ? parts.SelectMany(LeavesOf) : [code];

    private static string Text(IEnumerable<string> leaves) => string.Join(',', leaves.Order(StringComparer.Ordinal));
}
