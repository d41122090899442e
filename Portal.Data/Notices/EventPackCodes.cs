using System.Text;
using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>The codes of one column of a pack: those that stood there before by number, others as words that are known everywhere or as they are.</summary>
internal sealed class EventPackCodes(RangeCoder coder, EventPackCharacters characters)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private readonly NumberModel places = new();
    private BitModel isKnown;
    private BitModel isWord;

    internal void Clear()
    {
        numbers.Clear();
        texts.Clear();
        places.Clear();
        (isKnown, isWord) = (default, default);
    }

    internal void Write(string text)
    {
        if (coder.Bit(ref isKnown, !numbers.TryAdd(text, numbers.Count)))
        {
            coder.Number(places, numbers[text]);
        }
        else if (coder.Bit(ref isWord, EventPackWords.NumberOf(text) is not null))
        {
            coder.Bits((ulong)EventPackWords.NumberOf(text)!.Value, EventPackWords.Bits);
        }
        else
        {
            characters.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    internal string Read(TextPool pool)
    {
        if (coder.Bit(ref isKnown, false))
        {
            return texts[(int)coder.Number(places, 0)];
        }

        var text = coder.Bit(ref isWord, false) ? EventPackWords.Of((int)coder.Bits(0, EventPackWords.Bits)) : pool.Get(characters.Read());
        texts.Add(text);
        return text;
    }
}
