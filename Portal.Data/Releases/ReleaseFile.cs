namespace Portal.Data.Releases;

/// <summary>One file of a release as its manifest names it.</summary>
/// <param name="Path">Path below the folder of the release, with forward slashes.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
public sealed record ReleaseFile(string Path, long Bytes, string Sha256)
{
    /// <summary>What a manifest says of these bytes.</summary>
    public static ReleaseFile Of(string path, byte[] bytes) => new(path, bytes.LongLength, Building.DraftBuilder.Sha256(bytes));
}
