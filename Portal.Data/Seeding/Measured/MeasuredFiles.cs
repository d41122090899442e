using System.Reflection;
using System.Text.Json;

namespace Portal.Data.Seeding;

/// <summary>Results that were measured once and are shown with their command and day; the files are what the command printed.</summary>
public static class MeasuredFiles
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>How often the intervals of the register hold the truth.</summary>
    public static CoverageResult Coverage { get; } = Read<CoverageResult>("coverage.json");

    /// <summary>What a cube costs at several sizes.</summary>
    public static CubeCost Cost { get; } = Read<CubeCost>("cost.json");

    private static T Read<T>(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"Portal.Data.Seeding.Measured.{name}")
            ?? throw new InvalidOperationException($"The measured file {name} is not inside the program.");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"The measured file {name} is empty.");
    }
}
