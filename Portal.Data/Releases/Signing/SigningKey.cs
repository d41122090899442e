using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Releases.Signing;

/// <summary>A key that signs manifests: ECDSA on P-256 with SHA-256 (ES256).</summary>
internal sealed class SigningKey : IDisposable
{
    internal const int SecretLength = 32;

    // 2^256 - 2^224 + 2^192 - ... : order of the curve's base point (FIPS 186-4, D.1.2.3)
    private static readonly System.Numerics.BigInteger Order = System.Numerics.BigInteger.Parse(
        "00FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture);

    private readonly ECDsa key;

    private SigningKey(ECDsa key)
    {
        this.key = key;
        var point = key.ExportParameters(false).Q;
        var (x, y) = (Base64Text.Encode(point.X), Base64Text.Encode(point.Y));
        Public = new PublicKeyDocument("EC", "P-256", x, y, Thumbprint(x, y));
    }

    /// <summary>The public half.</summary>
    internal PublicKeyDocument Public { get; }

    /// <summary>The key of a secret of 32 bytes, read as a number below the curve's order.</summary>
    internal static SigningKey Of(byte[] secret)
    {
        var number = (new System.Numerics.BigInteger(secret, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var scalar = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        byte[] padded = [.. new byte[SecretLength - scalar.Length], .. scalar];
        return new SigningKey(ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = padded }));
    }

    /// <summary>A compact signature with detached content (RFC 7515, appendix F).</summary>
    internal string Sign(ReadOnlySpan<byte> content)
    {
        var header = Base64Text.Encode(Encoding.UTF8.GetBytes($$"""{"alg":"ES256","kid":"{{Public.Kid}}"}"""));
        return $"{header}..{Base64Text.Encode(key.SignData(Input(header, content), HashAlgorithmName.SHA256))}";
    }

    /// <summary>Null where the signature is good; else why not.</summary>
    /// <param name="content">The signed bytes.</param>
    /// <param name="signature">As <see cref="Sign"/> writes it.</param>
    /// <param name="keys">Public keys that are trusted.</param>
    internal static string? WhyBad(ReadOnlySpan<byte> content, string signature, IReadOnlyCollection<PublicKeyDocument> keys)
    {
        var parts = signature.Trim().Split('.');
        if (parts.Length != 3 || parts[1].Length != 0 || Base64Text.Decode(parts[0]) is not { } header || Base64Text.Decode(parts[2]) is not { Length: 64 } bytes)
        {
            return "bad-signature: it is no detached ES256 signature";
        }

        var kid = KidOf(header);
        if (keys.FirstOrDefault(one => one.Kid == kid) is not { } known)
        {
            return $"unknown-key: the signature names key {kid}, which is not among the public keys";
        }

        if (Base64Text.Decode(known.X) is not { } x || Base64Text.Decode(known.Y) is not { } y || Thumbprint(known.X, known.Y) != kid)
        {
            return $"unknown-key: the public key {kid} is not the one of that name";
        }

        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
        return verifier.VerifyData(Input(parts[0], content), bytes, HashAlgorithmName.SHA256) ? null : "bad-signature: it does not fit the manifest";
    }

    public void Dispose() => key.Dispose();

    private static byte[] Input(string header, ReadOnlySpan<byte> content) => Encoding.UTF8.GetBytes($"{header}.{Base64Text.Encode(content)}");

    private static string Thumbprint(string x, string y) =>
        Base64Text.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"crv":"P-256","kty":"EC","x":"{{x}}","y":"{{y}}"}""")));

    /// <summary>Only ES256 counts: a header that names another algorithm has no key here.</summary>
    private static string KidOf(byte[] header)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(header);
            return document.RootElement.GetProperty("alg").GetString() == "ES256" ? document.RootElement.GetProperty("kid").GetString() ?? "" : "";
        }
        catch (Exception broken) when (broken is System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "";
        }
    }
}
