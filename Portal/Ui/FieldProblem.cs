namespace Portal.Ui;

/// <summary>What is wrong, and the id of the input where it can be put right.</summary>
public sealed record FieldProblem(string FieldId, string Message);
