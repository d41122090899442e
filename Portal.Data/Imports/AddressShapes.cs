namespace Portal.Data.Imports;

/// <summary>Shapes of web, mail and network addresses in a lower-case ASCII value, written plainly or defanged.</summary>
internal static class AddressShapes
{
    private static readonly byte[][] Schemes =
    [
        .. new[]
        {
            "http", "https", "ftp", "ftps", "sftp", "data", "mailto", "javascript", "magnet", "blob", "ipfs", "ipns",
            "tel", "sip", "ws", "wss", "ssh", "ldap", "rtmp", "rtsp", "tg", "onion", "ed2k",
        }.Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    internal static string? Refusal(ReadOnlySpan<byte> lower, CharacterKinds seen)
    {
        if ((seen & CharacterKinds.X) != CharacterKinds.None && lower.IndexOf("hxxp"u8) >= 0
            || (seen & CharacterKinds.AddressSign) != CharacterKinds.None && HasAddressSign(lower)
            || (seen & CharacterKinds.Colon) != CharacterKinds.None && HasScheme(lower))
        {
            return ProblemRules.Url;
        }

        if ((seen & CharacterKinds.At) != CharacterKinds.None && lower.IndexOf((byte)'@') > 0)
        {
            return ProblemRules.EmailAddress;
        }

        if (IsIpAddress(lower, seen))
        {
            return ProblemRules.IpAddress;
        }

        return IsHostName(lower, seen) ? ProblemRules.HostName : null;
    }

    private static bool HasAddressSign(ReadOnlySpan<byte> lower)
    {
        if (lower.IndexOf("//"u8) >= 0 || lower.IndexOf("dot"u8) > 0 && lower.IndexOfAny("[({"u8) >= 0 || lower.IndexOf("[.]"u8) >= 0
            || lower.IndexOf("(.)"u8) >= 0 || lower.IndexOf("{.}"u8) >= 0)
        {
            return true;
        }

        var percent = lower.IndexOf((byte)'%');
        return percent >= 0 && percent + 2 < lower.Length && IsHex(lower[percent + 1]) && IsHex(lower[percent + 2]);
    }

    private static bool HasScheme(ReadOnlySpan<byte> lower)
    {
        for (var end = 1; end < lower.Length; end++)
        {
            // Times have digits before their colons, schemes a letter
            if (lower[end] == ':' && IsLetter(lower[end - 1]) && EndsWithScheme(lower[..end]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsWithScheme(ReadOnlySpan<byte> lower)
    {
        foreach (var scheme in Schemes)
        {
            if (lower.EndsWith(scheme) && (lower.Length == scheme.Length || !IsLetterOrDigit(lower[^(scheme.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIpAddress(ReadOnlySpan<byte> lower, CharacterKinds seen)
    {
        if ((seen & CharacterKinds.Colon) != CharacterKinds.None && (lower.IndexOf("::"u8) >= 0 || LongestColonChain(lower) >= 4))
        {
            return true;
        }

        return (seen & CharacterKinds.Dot) != CharacterKinds.None && HasDottedQuad(lower);
    }

    /// <summary>Colons between groups of at most four hexadecimal digits: a time has at most three, IPv6 seven, a hardware address five.</summary>
    private static int LongestColonChain(ReadOnlySpan<byte> lower)
    {
        var (longest, chain, group) = (0, 0, 0);
        foreach (var b in lower)
        {
            if (IsHex(b) && group < 4)
            {
                group++;
            }
            else if (b == ':' && group > 0)
            {
                chain++;
                group = 0;
                longest = Math.Max(longest, chain);
            }
            else
            {
                (chain, group) = (0, 0);
            }
        }

        return longest;
    }

    private static bool HasDottedQuad(ReadOnlySpan<byte> lower)
    {
        var (octets, value, digits) = (0, 0, 0);
        for (var i = 0; i <= lower.Length; i++)
        {
            var b = i < lower.Length ? lower[i] : (byte)' ';
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                value = Math.Min(value * 10 + (b - '0'), 1000);
                digits++;
                continue;
            }

            octets = digits > 0 && value <= 255 ? octets + 1 : 0;
            if (octets >= 4)
            {
                return true;
            }

            octets = b == '.' ? octets : 0;
            (value, digits) = (0, 0);
        }

        return false;
    }

    private static bool IsHostName(ReadOnlySpan<byte> lower, CharacterKinds seen)
    {
        if ((seen & CharacterKinds.X) != CharacterKinds.None && lower.IndexOf("xn--"u8) >= 0
            || (seen & CharacterKinds.O) != CharacterKinds.None && (lower.SequenceEqual("localhost"u8) || lower.StartsWith("localhost:"u8)
                || lower.IndexOf("-dot-"u8) > 0 || lower.IndexOf("_dot_"u8) > 0))
        {
            return true;
        }

        if ((seen & CharacterKinds.Dot) == CharacterKinds.None)
        {
            return false;
        }

        // A label, a dot and two letters: every top-level domain begins so, whatever is appended to hide it, and no number or time does.
        for (var dot = lower.IndexOf((byte)'.'); dot >= 0; dot = NextDot(lower, dot))
        {
            if (dot > 0 && dot + 2 < lower.Length && IsLetterOrDigit(lower[dot - 1]) && IsLetter(lower[dot + 1]) && IsLetter(lower[dot + 2]))
            {
                return true;
            }
        }

        return false;
    }

    private static int NextDot(ReadOnlySpan<byte> lower, int dot)
    {
        var next = lower[(dot + 1)..].IndexOf((byte)'.');
        return next < 0 ? -1 : dot + 1 + next;
    }

    private static bool IsHex(byte b) => b is >= (byte)'0' and <= (byte)'9' or >= (byte)'a' and <= (byte)'f';

    private static bool IsLetter(byte b) => b is >= (byte)'a' and <= (byte)'z';

    private static bool IsLetterOrDigit(byte b) => IsLetter(b) || b is >= (byte)'0' and <= (byte)'9';
}
