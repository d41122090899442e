using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The ids of events, each as it differs from the one before: a number that is one more takes next to nothing, a random id its 128 bits.</summary>
internal sealed class EventPackIds(RangeCoder coder, EventPackCharacters characters)
{
    private const int None = -1;
    private const int Half = 64;

    private readonly NumberModel shared = new();
    private readonly NumberModel numbers = new();
    private readonly NumberModel steps = new();
    private BitModel isSameStem;
    private BitModel isNext;
    private BitModel isRandom;
    private byte[] stem = [];
    private string stemText = "";
    private int number = None;

    internal void Clear()
    {
        shared.Clear();
        numbers.Clear();
        steps.Clear();
        (isSameStem, isNext, isRandom, stem, stemText, number) = (default, default, default, [], "", None);
    }

    /// <summary>Writes an id.</summary>
    internal void Write(EventIdParts parts, string id)
    {
        var isSame = number >= 0 && parts.Number >= 0 && id.AsSpan(0, parts.Stem).SequenceEqual(stemText);
        if (coder.Bit(ref isSameStem, isSame))
        {
            if (!coder.Bit(ref isNext, parts.Number == number + 1))
            {
                coder.Signed(steps, parts.Number - (long)number);
            }
        }
        else if (coder.Bit(ref isRandom, EventIdParts.IsUuid(id)))
        {
            var uuid = UInt128.Parse(id.Replace("-", "", StringComparison.Ordinal), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            coder.Bits((ulong)(uuid >> Half), Half);
            coder.Bits((ulong)(uuid & ulong.MaxValue), Half);
            return;
        }
        else
        {
            stemText = id[..parts.Stem];
            var own = Encoding.UTF8.GetBytes(stemText);
            var length = own.AsSpan().CommonPrefixLength(stem);
            coder.Number(shared, length);
            characters.Write(own.AsSpan(length));
            coder.Number(numbers, parts.Number + 1L);
            stem = own;
        }

        number = parts.Number;
    }

    /// <summary>Reads an id; empty where it is not wanted.</summary>
    internal string Read(bool isWanted)
    {
        if (coder.Bit(ref isSameStem, false))
        {
            number = coder.Bit(ref isNext, false) ? number + 1 : (int)(number + coder.Signed(steps, 0));
        }
        else if (coder.Bit(ref isRandom, false))
        {
            var uuid = new byte[2 * sizeof(ulong)];
            BinaryPrimitives.WriteUInt64BigEndian(uuid, coder.Bits(0, Half));
            BinaryPrimitives.WriteUInt64BigEndian(uuid.AsSpan(sizeof(ulong)), coder.Bits(0, Half));
            return new Guid(uuid, bigEndian: true).ToString("D");
        }
        else
        {
            var length = (int)coder.Number(shared, 0);
            stem = [.. stem[..length], .. characters.Read()];
            stemText = Encoding.UTF8.GetString(stem);
            number = (int)(coder.Number(numbers, 0) - 1);
        }

        return !isWanted ? "" : number < 0 ? stemText : string.Create(CultureInfo.InvariantCulture, $"{stemText}{number}");
    }
}
