using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Packs in whatever form they are, for what carries them over.</summary>
internal static class EventPackForms
{
    private const byte SecondForm = 0x80;

    /// <summary>A pack of one notice and source in the form of now; what is damaged stays as it is, so that a check still names it.</summary>
    /// <param name="pack">The bytes.</param>
    /// <param name="codec">Reads and writes.</param>
    /// <param name="pool">For codes.</param>
    /// <returns>The bytes, and the events in them: none where they are damaged.</returns>
    internal static (byte[] Pack, List<NoticeEvent> Events) Rewritten(byte[] pack, EventPackCodec codec, TextPool pool)
    {
        try
        {
            var events = Read(pack, codec, pool);
            return (codec.Write([new(0, events)]), events);
        }
        catch (InvalidDataException)
        {
            return (pack, []);
        }
    }

    /// <summary>The events of a pack of one notice and source; references stay as long as they are.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged.</exception>
    internal static List<NoticeEvent> Read(byte[] pack, EventPackCodec codec, TextPool pool)
    {
        var events = new List<NoticeEvent>();
        if (pack is [EventPackCodec.Form, ..])
        {
            foreach (var notice in codec.Read(pack, "", _ => "", pool))
            {
                events.AddRange(notice.Events);
            }
        }
        else if (pack is [>= SecondForm, ..])
        {
            EventPackSecondForm.Read(pack, "", "", pool, events);
        }
        else
        {
            EventPackFirstForm.Read(pack, "", "", pool, events);
        }

        return events;
    }
}
