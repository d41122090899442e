namespace Portal.Data.Releases.Formats;

/// <summary>One file of a released table.</summary>
/// <param name="Name">File name: the table's id and what follows.</param>
/// <param name="MediaType">What it is served as.</param>
/// <param name="Bytes">Its content.</param>
public sealed record TableFile(string Name, string MediaType, byte[] Bytes);
