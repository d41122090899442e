using Portal.Data.Disclosure;

namespace Portal.Data.Releases.Building;

/// <summary>Every version ever published and the newest beside them, as their maker knows them and as an attacker reads them.</summary>
/// <param name="all">Oldest first; the newest may be a draft.</param>
internal sealed class BuiltReleases(IReadOnlyList<BuiltRelease> all)
{
    /// <summary>All of them, read as an attacker would.</summary>
    internal ReleaseUnion Union { get; } = ReleaseUnion.Of([.. all.Select(one => one.ToPart())]);

    /// <summary>Moves that proved single versions, by names in the union; read one version after the other whenever they are gone through.</summary>
    internal IEnumerable<KnownMove> Moves => all.SelectMany((one, at) => Union.Named(at, one.ReadMoves()));

    /// <summary>A hidden cell with its protection, by its name in the union.</summary>
    internal ProtectionCell CellOf(string name)
    {
        var (part, cell) = Union.Origins[name];
        return all[part].Hidden[cell];
    }

    /// <summary>Parts of provider groups in it.</summary>
    internal IReadOnlyDictionary<string, long> PartsOf(string name)
    {
        var (part, cell) = Union.Origins[name];
        return all[part].PartsOf(cell);
    }

    /// <summary>Lets go of parts of provider groups until somebody asks for them again.</summary>
    internal void LetGo()
    {
        foreach (var one in all)
        {
            one.LetGo();
        }
    }
}
