namespace Portal.Data.Imports;

/// <summary>How events are written in a file.</summary>
public enum EventFormat
{
    /// <summary>Comma-separated, the first line names the columns.</summary>
    Csv,

    /// <summary>One JSON object a line, keys are the column names.</summary>
    Ndjson,
}
