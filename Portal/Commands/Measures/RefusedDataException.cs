namespace Portal.Commands.Measures;

/// <summary>The data file cannot be measured; the message names row, column and rule in one line.</summary>
internal sealed class RefusedDataException(string message) : Exception(message)
{
    internal static RefusedDataException At(int row, string column, string rule) =>
        new($"row {row}, column {column}: {rule}");
}
