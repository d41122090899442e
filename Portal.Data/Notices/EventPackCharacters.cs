using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Texts of a pack that no list holds, byte by byte.</summary>
internal sealed class EventPackCharacters(RangeCoder coder)
{
    private const int Bits = 8;

    private readonly NumberModel lengths = new();
    private readonly BitModel[] bytes = new BitModel[1 << Bits];

    internal void Clear()
    {
        lengths.Clear();
        Array.Clear(bytes);
    }

    internal void Write(ReadOnlySpan<byte> text)
    {
        coder.Number(lengths, text.Length);
        foreach (var one in text)
        {
            coder.Tree(bytes, one, Bits);
        }
    }

    internal byte[] Read()
    {
        var text = new byte[coder.Number(lengths, 0)];
        foreach (ref var one in text.AsSpan())
        {
            one = (byte)coder.Tree(bytes, 0, Bits);
        }

        return text;
    }
}
