namespace Portal.Public.Releases;

/// <summary>A published version in the list.</summary>
internal sealed record ReleaseLine(string Release, string Title, string Version, string Published, string KnownAt, string Hidden, string State, bool IsSynthetic)
{
    /// <summary>Words that lead to what moved with it; null for a first version.</summary>
    internal string? WhatMoved { get; init; }
}
