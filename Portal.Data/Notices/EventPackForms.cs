using Portal.Data.Storage;

namespace Portal.Data.Notices;

/// <summary>Packs in whatever form they are, for what carries them over.</summary>
internal static class EventPackForms
{
    private const byte SecondForm = 0x80;

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
