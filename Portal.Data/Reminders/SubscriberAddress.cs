using System.Net.Mail;

namespace Portal.Data.Reminders;

/// <summary>Checks an e-mail address before it may receive anything or stand in a header.</summary>
public static class SubscriberAddress
{
    /// <summary>Longest address that mail servers carry.</summary>
    private const int MostCharacters = 254;

    /// <summary>One bare address in printable ASCII, without a name, a comment or a line break; null where it is something else.</summary>
    public static string? Read(string? text)
    {
        var address = text?.Trim(' ');
        return address is { Length: >= 3 and <= MostCharacters }
            && address.All(one => one is > ' ' and < '\x7f' and not ('<' or '>' or ',' or ';' or ':' or '"' or '\\' or '(' or ')' or '[' or ']'))
            && address.Count(one => one == '@') == 1
            && address.IndexOf('@', StringComparison.Ordinal) <= 64
            && MailAddress.TryCreate(address, out var read)
            && read.Address == address
            && Uri.CheckHostName(read.Host) == UriHostNameType.Dns
            ? address
            : null;
    }
}
