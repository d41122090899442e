using System.Text.Json;

namespace Portal.Data.Imports;

/// <summary>Reads one flat JSON object into cells. Null and absent mean blank; numbers are taken as they are written.</summary>
internal static class NdjsonCells
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 2 };

    /// <summary>Null when the line is in order.</summary>
    internal static RowProblem? ReadRow(ReadOnlySpan<byte> line, long row, CellBuffer cells)
    {
        try
        {
            var reader = new Utf8JsonReader(line, Options);
            return ReadObject(ref reader, row, cells);
        }
        catch (JsonException)
        {
            return RowProblem.Of(row, "", ProblemRules.BadJson);
        }
        catch (InvalidOperationException)
        {
            // Escapes that name half a surrogate pair.
            return RowProblem.Of(row, "", ProblemRules.BadJson);
        }
    }

    private static RowProblem? ReadObject(ref Utf8JsonReader reader, long row, CellBuffer cells)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return RowProblem.Of(row, "", ProblemRules.BadJson);
        }

        for (var number = 1; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; number++)
        {
            if (reader.ValueIsEscaped || !EventColumns.TryFind(reader.ValueSpan, out var column))
            {
                return RowProblem.Of(row, $"#{number}", ProblemRules.UnknownColumn);
            }

            reader.Read();
            if (!TryTakeValue(ref reader, cells, out var length))
            {
                return RowProblem.Of(row, column, ProblemRules.BadJson);
            }

            if (!cells.Commit(column, length))
            {
                return RowProblem.Of(row, column, ProblemRules.RepeatedColumn);
            }
        }

        // A second object on the line makes Read throw; the final Read proves that nothing follows.
        return reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? null : RowProblem.Of(row, "", ProblemRules.BadJson);
    }

    private static bool TryTakeValue(ref Utf8JsonReader reader, CellBuffer cells, out int length)
    {
        length = 0;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String:
                length = reader.CopyString(cells.Reserve(reader.ValueSpan.Length));
                return true;
            case JsonTokenType.Number:
                reader.ValueSpan.CopyTo(cells.Reserve(reader.ValueSpan.Length));
                length = reader.ValueSpan.Length;
                return true;
            default:
                return false;
        }
    }
}
