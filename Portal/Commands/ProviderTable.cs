using Portal.Data.Providers;
using Portal.Data.Seeding;

namespace Portal.Commands;

/// <summary>Providers from a file.</summary>
internal static class ProviderTable
{
    /// <summary>Null where the file can't be read as such a table.</summary>
    internal static IReadOnlyList<Provider>? Read(string path, bool isSynthetic)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = File.OpenRead(path);
        return ProviderFile.Read(file)?.Select(provider => provider with { IsSynthetic = provider.IsSynthetic || isSynthetic }).ToList();
    }
}
