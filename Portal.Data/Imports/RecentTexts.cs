using System.Text;

namespace Portal.Data.Imports;

/// <summary>Gives the same string again for a reference that came lately: a notice and its items stand in row after row.</summary>
internal sealed class RecentTexts
{
    private const int Slots = 1 << 13;

    private readonly string?[] texts = new string?[Slots];

    internal string Get(ReadOnlySpan<byte> ascii)
    {
        var hash = 2166136261U;
        foreach (var one in ascii)
        {
            hash = unchecked((hash ^ one) * 16777619);
        }

        ref var kept = ref texts[(hash ^ (hash >> 15)) & (Slots - 1)];
        return kept is not null && Ascii.Equals(ascii, kept) ? kept : kept = Encoding.ASCII.GetString(ascii);
    }
}
