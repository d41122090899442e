using System.Globalization;

namespace Portal.Data.Disclosure;

/// <summary>Whole numbers by value and before all else, other ids by their characters: the order of every output file.</summary>
internal sealed class CellIdComparer : IComparer<string>
{
    private CellIdComparer()
    {
    }

    internal static CellIdComparer Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var isNumberX = long.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out var left);
        var isNumberY = long.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out var right);
        if (isNumberX && isNumberY && left != right)
        {
            return left.CompareTo(right);
        }

        return isNumberX != isNumberY ? (isNumberX ? -1 : 1) : string.CompareOrdinal(x, y);
    }
}
