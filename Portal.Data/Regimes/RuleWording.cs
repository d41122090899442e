using System.Text.Json;

namespace Portal.Data.Regimes;

/// <summary>The catalogue's codes in words for people: data beside the catalogue, so that a new word needs no code. English.</summary>
public sealed class RuleWording
{
    /// <summary>Events that start a clock.</summary>
    public const string Starts = "starts";

    /// <summary>Events that stop a clock.</summary>
    public const string Stops = "stops";

    /// <summary>Services that carry a duty.</summary>
    public const string ProviderTypes = "provider_types";

    /// <summary>Matter that a duty covers, in the catalogue's words.</summary>
    public const string Categories = "categories";

    /// <summary>Matter in the register's own codes.</summary>
    public const string CategoryCodes = "category_codes";

    /// <summary>What triggers a duty.</summary>
    public const string NoticeTypes = "notice_types";

    /// <summary>Legal states.</summary>
    public const string Statuses = "statuses";

    /// <summary>Units of a limit: the singular and the plural with a bar between.</summary>
    public const string Units = "units";

    /// <summary>How time is counted.</summary>
    public const string Clocks = "clocks";

    /// <summary>Grades of a source.</summary>
    public const string Grades = "grades";

    /// <summary>Keys of a row.</summary>
    public const string Fields = "fields";

    /// <summary>Jurisdictions by code.</summary>
    public const string Jurisdictions = "jurisdictions";

    private readonly Dictionary<string, Dictionary<string, string>> sections;

    private RuleWording(Dictionary<string, Dictionary<string, string>> sections) => this.sections = sections;

    /// <summary>Reads regime-words.json of a folder.</summary>
    /// <param name="folder">Folder of the catalogue.</param>
    /// <exception cref="InvalidDataException">The file is not an object of objects of text.</exception>
    public static RuleWording Load(string folder)
    {
        var path = Path.Combine(folder, "regime-words.json");
        try
        {
            return new RuleWording(JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(path)) ?? []);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{path} is not an object of objects of text (line {broken.LineNumber + 1}).", broken);
        }
    }

    /// <summary>Whether the file has words for a code.</summary>
    /// <param name="section">One of the names above.</param>
    /// <param name="code">A code of the catalogue.</param>
    public bool Knows(string section, string code) => sections.GetValueOrDefault(section)?.ContainsKey(code) == true;

    /// <summary>The words for a code; of a code that is newer than the file, itself with spaces.</summary>
    /// <param name="section">One of the names above.</param>
    /// <param name="code">A code of the catalogue.</param>
    public string Of(string section, string code) =>
        sections.GetValueOrDefault(section)?.GetValueOrDefault(code) ?? code.Replace('_', ' ');

    /// <summary>A count with its unit: 24 hours.</summary>
    /// <param name="count">How many; decides between singular and plural.</param>
    /// <param name="unit">The catalogue's word for the unit.</param>
    /// <param name="number">The count as it is written for people.</param>
    public string Length(int count, string unit, string number)
    {
        var words = Of(Units, unit).Split('|');
        return $"{number} {(count == 1 ? words[0] : words[^1])}";
    }
}
