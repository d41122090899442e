namespace Portal.Data;

/// <summary>Where things lie.</summary>
public sealed record PortalDataOptions
{
    /// <summary>Path of a SQLite file, or a PostgreSQL connection string that begins with <c>Host=</c>.</summary>
    public required string Database { get; init; }

    /// <summary>File of the secret that hashes references; made at the first start. Losing it means that known notices can't be recognised.</summary>
    public required string ReferenceKeyFile { get; init; }

    /// <summary>File of the secret of reminders; made when first needed. Losing it means that subscriptions have to be added again.</summary>
    public string ReminderKeyFile => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ReferenceKeyFile))!, "reminders.key");

    /// <summary>Folder of seed/.</summary>
    public required string SeedFolder { get; init; }

    /// <summary>Whether a first start loads the synthetic notices of the demonstration.</summary>
    public bool WithDemo { get; init; } = true;
}
