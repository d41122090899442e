using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Clocks;

namespace Portal.Commands;

/// <summary>Writes obligations as JSON Lines with the keys of the contract.</summary>
internal static class ObligationLines
{
    internal static void Write(IEnumerable<Obligation> obligations, string catalogue)
    {
        using var buffer = new MemoryStream();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        using var output = Console.OpenStandardOutput();
        foreach (var one in obligations)
        {
            Write(json, one, catalogue);
            json.Flush();
            json.Reset();
            buffer.WriteByte((byte)'\n');
            if (buffer.Length > 1 << 16)
            {
                buffer.WriteTo(output);
                buffer.SetLength(0);
            }
        }

        buffer.WriteTo(output);
    }

    private static void Write(Utf8JsonWriter json, Obligation one, string catalogue)
    {
        json.WriteStartObject();
        json.WriteString("notice", one.NoticeRef);
        json.WriteString("item", one.ItemRef);
        json.WriteString("rule", one.Rule.Id);
        json.WriteNumber("episode", one.Episode);
        Write(json, "started_at", one.StartedAt);
        Write(json, "due_at", one.DueAt);
        Write(json, "original_due_at", one.OriginalDueAt);
        Write(json, "stopped_at", one.StoppedAt);
        json.WriteString("verdict", VerdictWords.Of(one.Verdict));
        json.WriteString("verdict_original", VerdictWords.Of(one.VerdictOriginal));
        json.WriteString("verdict_extended", VerdictWords.Of(one.VerdictExtended));
        json.WriteStartArray("flags");
        foreach (var flag in one.Flags)
        {
            json.WriteStringValue(flag);
        }

        json.WriteEndArray();
        Write(json, "alive_at", one.AliveAt);
        Write(json, "due_at_eu1182", one.Eu1182DueAt);
        Write(json, "due_at_literal", one.LiteralDueAt);
        json.WriteString("discharged_by", one.DischargedBy);
        json.WriteString("layer", one.Rule.Layer == Data.Regimes.Layer.Law ? "law" : "benchmark");
        json.WriteString("duty_holder", one.Rule.DutyHolder == Data.Regimes.DutyHolder.Provider ? "provider" : "authority");
        json.WriteString("version_group", one.Rule.VersionGroup);
        json.WriteString("catalogue", catalogue);
        json.WriteString("tzdb", DateTimeZoneProviders.Tzdb.VersionId);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string key, Instant? at)
    {
        if (at is { } known)
        {
            json.WriteString(key, InstantPattern.ExtendedIso.Format(known));
        }
        else
        {
            json.WriteNull(key);
        }
    }
}
