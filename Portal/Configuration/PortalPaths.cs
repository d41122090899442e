using Portal.Data;

namespace Portal.Configuration;

/// <summary>Where the program finds its folders: the project's own when it runs from sources, its own beside it otherwise.</summary>
internal static class PortalPaths
{
    /// <summary>The folder of data/ and wwwroot/.</summary>
    internal static string ContentRoot { get; } = ProjectFolder() ?? AppContext.BaseDirectory;

    /// <summary>seed/ beside the program, or beside the project.</summary>
    internal static string SeedFolder { get; } =
        Directory.Exists(Path.Combine(AppContext.BaseDirectory, "seed", "published"))
            ? Path.Combine(AppContext.BaseDirectory, "seed")
            : Path.GetFullPath(Path.Combine(ContentRoot, "..", "seed"));

    /// <summary>Options from configuration (section Portal) with the defaults of a first start.</summary>
    internal static PortalDataOptions Options(IConfiguration configuration)
    {
        var database = configuration["Portal:Database"] is { Length: > 0 } given ? given : Path.Combine(ContentRoot, "data", "portal.db");
        var folder = database.StartsWith("Host=", StringComparison.OrdinalIgnoreCase)
            ? Path.Combine(ContentRoot, "data")
            : Path.GetDirectoryName(Path.GetFullPath(database))!;
        return new PortalDataOptions
        {
            Database = database,
            ReferenceKeyFile = configuration["Portal:ReferenceKeyFile"] is { Length: > 0 } file ? file : Path.Combine(folder, "reference.key"),
            SeedFolder = configuration["Portal:SeedFolder"] is { Length: > 0 } seed ? seed : SeedFolder,
            WithDemo = configuration.GetValue("Portal:Demo", defaultValue: true),
        };
    }

    private static string? ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Portal.csproj")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
