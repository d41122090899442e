using System.Buffers;

namespace Portal.Data.Disclosure;

/// <summary>Codes of a plan: they are joined into ids of cells, which stand in sums between commas.</summary>
internal static class CellCode
{
    private static readonly SearchValues<char> Reserved = SearchValues.Create("|,;:\"\n");

    internal static bool IsUsable(string code) => code.Length > 0 && code == code.Trim() && !code.AsSpan().ContainsAny(Reserved);
}
