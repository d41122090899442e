using System.Net;

namespace Portal.Data.Reminders;

/// <summary>Where a webhook may go. Its name is checked when it is entered, its resolved address each time that a connection is made.</summary>
public static class WebhookTarget
{
    private const int MostCharacters = 500;

    /// <summary>
    /// An absolute https address without user name or fragment; plain http only to this machine itself. Null where it is something else.
    /// </summary>
    /// <param name="text">What somebody entered.</param>
    /// <param name="privateHosts">Host names and addresses that may lie in a private network, as configured.</param>
    public static Uri? Read(string? text, IReadOnlyCollection<string> privateHosts)
    {
        if (text?.Trim() is not { Length: > 0 and <= MostCharacters } trimmed || trimmed.Any(char.IsControl)
            || !Uri.TryCreate(trimmed, UriKind.Absolute, out var uri)
            || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0 || uri.Host.Length == 0)
        {
            return null;
        }

        var isSchemeRight = uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback);
        var isPrivate = uri.IsLoopback || (IPAddress.TryParse(uri.IdnHost, out var address) && !IsPublic(address));
        return isSchemeRight && (!isPrivate || MayBePrivate(uri.IdnHost, privateHosts)) ? uri : null;
    }

    /// <summary>Whether this host was named in the configuration.</summary>
    public static bool MayBePrivate(string host, IReadOnlyCollection<string> privateHosts) => privateHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// True for an address of the public internet. False for this machine, private and shared networks, link-local (where cloud machines keep their
    /// credentials), multicast, documentation and reserved ranges, also where IPv6 only wraps such an IPv4 address.
    /// </summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? IsPublicV4(bytes) : IsPublicV6(bytes);
    }

    // IANA IPv4 special-purpose address registry
    private static bool IsPublicV4(ReadOnlySpan<byte> one) => (one[0], one[1], one[2]) switch
    {
        (0 or 10 or 127 or >= 224, _, _) => false,
        (100, >= 64 and < 128, _) => false,
        (169, 254, _) => false,
        (172, >= 16 and < 32, _) => false,
        (192, 168, _) or (192, 0, 0 or 2) or (192, 88, 99) => false,
        (198, 18 or 19, _) or (198, 51, 100) => false,
        (203, 0, 113) => false,
        _ => true,
    };

    // Only 2000::/3 is given out; of it tunnels (2001::/23, 2002::/16) and documentation (2001:db8::/32, 3fff::/20) are not
    private static bool IsPublicV6(ReadOnlySpan<byte> one) =>
        (one[0] & 0xe0) == 0x20
        && !(one[0] == 0x20 && one[1] == 0x01 && one[2] is (0 or 1))
        && !(one[0] == 0x20 && one[1] == 0x01 && one[2] == 0x0d && one[3] == 0xb8)
        && !(one[0] == 0x20 && one[1] == 0x02)
        && !(one[0] == 0x3f && one[1] == 0xff && one[2] < 0x10);
}
