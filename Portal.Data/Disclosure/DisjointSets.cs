namespace Portal.Data.Disclosure;

/// <summary>Which of numbered things hang together.</summary>
internal sealed class DisjointSets
{
    private readonly int[] _parent;

    internal DisjointSets(int count) => _parent = [.. Enumerable.Range(0, count)];

    internal int Root(int item)
    {
        while (_parent[item] != item)
        {
            _parent[item] = _parent[_parent[item]];
            item = _parent[item];
        }

        return item;
    }

    internal void Join(IEnumerable<int> items)
    {
        var first = -1;
        foreach (var item in items)
        {
            first = first < 0 ? Root(item) : first;
            _parent[Root(item)] = first;
        }
    }
}
