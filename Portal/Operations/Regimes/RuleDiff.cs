using Portal.Ui;
using Portal.Ui.Rules;

namespace Portal.Operations.Regimes;

/// <summary>Two texts of a row, field by field.</summary>
internal static class RuleDiff
{
    internal static readonly IReadOnlyList<TableColumn> Columns = [new("Field", IsNumber: false), new("In force", IsNumber: false), new("Proposed", IsNumber: false)];

    /// <summary>The fields that differ, in the order of the proposed row; all of them where the row is new.</summary>
    internal static IReadOnlyList<TableRow> Of(string? before, string after, RuleWords words)
    {
        var old = before is null ? [] : RuleOriginal.Of(before, words).ToDictionary(field => field.Key, field => field.Text);
        var proposed = RuleOriginal.Of(after, words);
        var gone = old.Keys.Except(proposed.Select(field => field.Key)).Select(key => new TableRow(new Link(words.Field(key)), [old[key], "left out"]));
        return
        [
            .. proposed.Where(field => old.GetValueOrDefault(field.Key) != field.Text)
                .Select(field => new TableRow(new Link(field.Name), [before is null ? "" : old.GetValueOrDefault(field.Key, "not there"), field.Text])),
            .. gone,
        ];
    }
}
