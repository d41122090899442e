using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Portal.Data.Reminders;

/// <summary>
/// Signs the body of a webhook: <c>t=SECONDS,v1=HEX</c>, where HEX is the HMAC-SHA-256 of <c>SECONDS.BODY</c> under the subscription's secret.
/// <example>
/// Under the secret <c>whsec_test</c> the body <c>{}</c> at second 1700000000 has the signature
/// <c>t=1700000000,v1=35495024f4ef3f94e5a93e22221544c4b75e9a42300cd965ab81cb85cd994e91</c>. A receiver computes it afresh, compares in constant
/// time, and refuses times more than five minutes away.
/// </example>
/// </summary>
public static class WebhookSignature
{
    /// <summary>How old a request may be before a receiver should refuse it as a repetition by somebody else.</summary>
    public static Duration Tolerance { get; } = Duration.FromMinutes(5);

    /// <summary>The header's value.</summary>
    public static string Sign(string secret, Instant at, string body)
    {
        var seconds = at.ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"t={seconds},v1={Convert.ToHexStringLower(Mac(secret, seconds, body))}");
    }

    /// <summary>What a receiver checks: the signature in constant time, and that it is no more than <see cref="Tolerance"/> away from now.</summary>
    public static bool IsValid(string secret, string? header, string body, Instant now)
    {
        if (header?.Split(',') is not [['t', '=', .. var time], ['v', '1', '=', .. var mac]]
            || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > Instant.MaxValue.ToUnixTimeSeconds()
            || mac.Length != 2 * HMACSHA256.HashSizeInBytes || !mac.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        var age = now - Instant.FromUnixTimeSeconds(seconds);
        return CryptographicOperations.FixedTimeEquals(Convert.FromHexString(mac), Mac(secret, seconds, body)) && age <= Tolerance && -age <= Tolerance;
    }

    private static byte[] Mac(string secret, long seconds, string body) => HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seconds}.{body}")));
}
