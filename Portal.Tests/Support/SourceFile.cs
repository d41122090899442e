namespace Portal.Tests.Support;

/// <summary>One source file by its path from the root, with forward slashes.</summary>
internal sealed record SourceFile(string Name)
{
    internal string Text => File.ReadAllText(Repository.PathOf(Name));

    internal string FileName => Path.GetFileName(Name);

    /// <summary>The folder below the project: <c>Cube</c> of <c>Portal.Data/Cube/Cell.cs</c>; empty at the top.</summary>
    internal string Feature => Name.Split('/') is { Length: > 2 } parts ? parts[1] : "";
}
