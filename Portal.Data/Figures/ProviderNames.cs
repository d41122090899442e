using System.Text;

namespace Portal.Data.Figures;

/// <summary>Turns printed provider names into codes. A name without an alias stands for itself, with a code made of its letters.</summary>
internal sealed class ProviderNames
{
    private readonly Dictionary<(string Source, string Printed), ProviderAlias> aliases = [];

    internal ProviderNames(IEnumerable<ProviderAlias> aliases)
    {
        foreach (var alias in aliases)
        {
            this.aliases[(alias.Source, alias.Printed)] = alias;
        }
    }

    /// <summary>The service that a source means by a printed name.</summary>
    internal ProviderAlias Find(string source, string printed) =>
        aliases.GetValueOrDefault((source, printed))
        ?? aliases.GetValueOrDefault(("*", printed))
        ?? Unknown(source, printed);

    private static ProviderAlias Unknown(string source, string printed)
    {
        var code = CodeOf(printed);
        return new ProviderAlias { Printed = printed, Source = source, Provider = code, Group = code, Name = printed };
    }

    private static string CodeOf(string printed)
    {
        var code = new StringBuilder();
        foreach (var letter in printed)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                code.Append(char.ToLowerInvariant(letter));
            }
            else if (code.Length > 0 && code[^1] != '-')
            {
                code.Append('-');
            }
        }

        return code.ToString().TrimEnd('-') is { Length: > 0 } made ? made : "unnamed";
    }
}
