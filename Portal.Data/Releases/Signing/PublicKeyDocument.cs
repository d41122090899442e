namespace Portal.Data.Releases.Signing;

/// <summary>One public key as RFC 7517 writes it.</summary>
/// <param name="Kty">Always <c>EC</c>.</param>
/// <param name="Crv">Always <c>P-256</c>.</param>
/// <param name="X">Coordinate, base64url.</param>
/// <param name="Y">Coordinate, base64url.</param>
/// <param name="Kid">Thumbprint of RFC 7638: whoever has the key can compute it.</param>
/// <param name="Use">Always <c>sig</c>.</param>
/// <param name="Alg">Always <c>ES256</c>.</param>
public sealed record PublicKeyDocument(string Kty, string Crv, string X, string Y, string Kid, string Use = "sig", string Alg = "ES256");
