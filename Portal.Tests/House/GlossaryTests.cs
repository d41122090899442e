using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Data.Storage;

namespace Portal.Tests.House;

/// <summary>Words that mean something else in this field, or that judge, do not name things here.</summary>
public sealed partial class GlossaryTests
{
    /// <summary>Banned part of an identifier, and the word to use.</summary>
    private static readonly Dictionary<string, string> Banned = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Platform"] = "Provider",
        ["Company"] = "Provider",
        ["Esp"] = "Provider",
        ["Ticket"] = "Notice",
        ["Sla"] = "TimeLimit or Deadline",
        ["Latency"] = "ResponseTime",
        ["Compliant"] = "a Verdict",
        ["Compliance"] = "a Verdict",
        ["Breach"] = "a Verdict",
        ["Recidivism"] = "Reappearance",
        ["Pornography"] = "child sexual abuse material",
        ["Masking"] = "Suppression",
        ["Leaderboard"] = "nothing: there are no league tables",
        ["Ranking"] = "nothing: there are no league tables",
    };

    [Fact]
    public void Identifiers_BothAssemblies_UseTheGlossary()
    {
        Assembly[] assemblies = [typeof(Database).Assembly, Assembly.Load("portal")];
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var wrong =
            from assembly in assemblies
            from type in assembly.GetTypes()
            where !type.Name.Contains('<', StringComparison.Ordinal)
            from name in type.GetMembers(Declared).Select(member => member.Name).Append(type.Name)
            where !name.Contains('<', StringComparison.Ordinal)
            from Match word in Words().Matches(name)
            where Banned.ContainsKey(word.Value)
            select $"{type.FullName}.{name}: say {Banned[word.Value]}";

        Assert.Empty(wrong.Distinct());
    }

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Words();
}
