namespace Portal.Data.Imports;

/// <summary>Why a row was refused. It never repeats the refused value, nor anything else that the sender wrote.</summary>
/// <param name="Row">Line in the file, counted from 1 with the header; 0 means the file as a whole.</param>
/// <param name="Column">Name of the column, or <c>#7</c> for the seventh when it has no known name; empty means the whole row.</param>
/// <param name="Rule">Stable name of the rule, such as <c>unknown-code</c>.</param>
/// <param name="Message">One sentence for a person: what is wrong and what to do.</param>
public sealed record RowProblem(long Row, string Column, string Rule, string Message)
{
    internal static RowProblem Of(long row, string column, string rule) => new(row, column, rule, ProblemRules.MessageOf(rule));

    internal static RowProblem Of(long row, EventColumn column, string rule) => Of(row, EventColumns.NameOf(column), rule);
}
