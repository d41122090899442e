using Portal.Data;
using Portal.Data.Releases.Plans;

namespace Portal.Operations.Releases;

/// <summary>The publication programmes of this installation: the register's own, and the demonstration's where that is loaded.</summary>
internal sealed class ProgrammeFiles(PortalDataOptions options)
{
    /// <summary>Each with its programme, or with what is wrong with its file.</summary>
    internal async Task<IReadOnlyList<ProgrammeFile>> AllAsync(CancellationToken cancellation)
    {
        string[] names = options.WithDemo ? ["demo/programme.json", "programme.json"] : ["programme.json"];
        var all = new List<ProgrammeFile>();
        foreach (var name in names)
        {
            var path = Path.Combine(options.SeedFolder, name);
            if (File.Exists(path))
            {
                var (programme, problems) = ProgrammeReader.Read(await File.ReadAllTextAsync(path, cancellation));
                all.Add(new ProgrammeFile(name, programme, problems));
            }
        }

        return all;
    }
}
