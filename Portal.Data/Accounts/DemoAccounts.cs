using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Data.Accounts;

/// <summary>The accounts of the demonstration: no password, so for development only.</summary>
public static class DemoAccounts
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The accounts of a file; each key once.</summary>
    /// <exception cref="JsonException">The file is not a list of accounts.</exception>
    public static IReadOnlyList<UserAccount> Read(Stream json) =>
        JsonSerializer.Deserialize<IReadOnlyList<UserAccount>>(json, Options) ?? [];

    /// <summary>The accounts of an installation that loads the demonstration; none elsewhere.</summary>
    public static IReadOnlyList<UserAccount> Of(PortalDataOptions options)
    {
        var file = Path.Combine(options.SeedFolder, "demo", "accounts.json");
        if (!options.WithDemo || !File.Exists(file))
        {
            return [];
        }

        using var json = File.OpenRead(file);
        return Read(json);
    }
}
