namespace Portal.Operations.Audit;

/// <summary>Entries of the audit log as people read them; the log itself keeps the codes.</summary>
internal static class AuditWords
{
    private const int DigestLength = 64;
    private const int Shown = 12;

    /// <summary>"release.audit-passed" as "release: audit passed".</summary>
    internal static string Action(string action) => action.Replace(".", ": ", StringComparison.Ordinal).Replace('-', ' ');

    /// <summary>Facts with each digest by its first characters, so that a reader sees the words between them.</summary>
    internal static string Facts(string facts) => string.Join(' ', facts.Split(' ').Select(Short));

    private static string Short(string word)
    {
        var digest = word.TrimEnd(';', ',', '.');
        return digest.Length == DigestLength && digest.All(char.IsAsciiHexDigitLower) ? digest[..Shown] + "\u2026" + word[DigestLength..] : word;
    }
}
