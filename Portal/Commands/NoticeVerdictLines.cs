using System.Text.Json;
using NodaTime;
using Portal.Data.Clocks;

namespace Portal.Commands;

/// <summary>Writes the verdict of each notice and rule as JSON Lines.</summary>
internal static class NoticeVerdictLines
{
    internal static void Write(IEnumerable<NoticeVerdict> verdicts, string catalogue)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        foreach (var one in verdicts)
        {
            using (var json = new Utf8JsonWriter(output))
            {
                Write(json, one, catalogue);
            }

            output.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter json, NoticeVerdict one, string catalogue)
    {
        json.WriteStartObject();
        json.WriteString("notice", one.NoticeRef);
        json.WriteString("rule", one.Rule.Id);
        json.WriteString("verdict", VerdictWords.Of(one.Verdict));
        json.WriteNumber("items", one.ItemCount);
        json.WriteStartObject("items_by_verdict");
        foreach (var (verdict, items) in one.Counts)
        {
            json.WriteNumber(VerdictWords.Of(verdict), items);
        }

        json.WriteEndObject();
        json.WriteString("layer", one.Rule.Layer == Data.Regimes.Layer.Law ? "law" : "benchmark");
        json.WriteString("duty_holder", one.Rule.DutyHolder == Data.Regimes.DutyHolder.Provider ? "provider" : "authority");
        json.WriteString("catalogue", catalogue);
        json.WriteString("tzdb", DateTimeZoneProviders.Tzdb.VersionId);
        json.WriteEndObject();
    }
}
