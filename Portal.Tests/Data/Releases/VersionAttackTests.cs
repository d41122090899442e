using System.Text;
using System.Text.Json;
using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Notices;
using Portal.Data.Releases.Building;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>
/// A reader who kept everything: the first version, its correction, which was withdrawn later, and two vintages. What was downloaded once can't be taken
/// back, so all of it stays in the attacker's hands.
/// </summary>
public sealed class VersionAttackTests
{
    private static readonly Lazy<IReadOnlyList<ReleaseDraft>> Versions = new(() =>
    {
        var all = ReleaseWorld.Items();
        IReadOnlyList<StoredItem>[] worlds =
        [
            all,
            [.. all.Where(item => item.Id * 7919 % 97 >= 30)],
            [.. all.Where(item => item.Id * 7919 % 97 >= 30).Skip(1)],
            [.. all.Where(item => item.Id % 5 != 0).Skip(1)],
        ];
        var drafts = new List<ReleaseDraft>();
        foreach (var world in worlds)
        {
            drafts.Add(ReleaseWorld.Build(ReleaseWorld.Input(world, null, [.. drafts.Select(ReleaseWorld.Earlier)])));
        }

        return drafts;
    });

    [Fact]
    public async Task Everything_EverDownloaded_LeaksNothingToThePublicAttack()
    {
        using var shell = new PortalProcess();
        var read = Versions.Value.Select(Downloaded).ToList();
        var together = ReleaseUnion.Of(read);

        var (exit, violations) = await AttackAsync(shell, "kept", together);

        Assert.Equal((0, 0), (exit, violations));
        var truth = Versions.Value.Select(ReleaseWorld.Earlier).ToList();
        var origins = ReleaseUnion.Of([.. truth.Select(version => version.ToPart())]).Origins;
        Assert.All(ReleaseAttack.Run(together, SolverEngine.Managed, null, CancellationToken.None).Intervals, interval =>
        {
            var (part, cell) = origins[interval.Cell];
            Assert.True(HeldInterval.IsWide(truth[part].Hidden[cell], interval.Low, interval.High), interval.Cell);
        });
    }

    [Fact]
    public void Differences_OfAnyTwoVersions_AreNeverOfAFewCases()
    {
        var read = Versions.Value.Select(Downloaded).ToList();

        Assert.True(read.SelectMany((late, at) => read.Take(at).SelectMany(early => Differences(early, late))).All(difference => Math.Abs(difference) >= 10));
        Assert.Contains(Differences(read[0], read[1]), difference => difference < -100);

        // Whoever builds the first vintage and has forgotten the withdrawn correction shows the one case between them
        var forgetful = ReleaseWorld.Build(ReleaseWorld.Input([.. ReleaseWorld.Items().Where(item => item.Id * 7919 % 97 >= 30).Skip(1)], null, ReleaseWorld.Earlier(Versions.Value[0])));
        Assert.Contains(Differences(read[1], Downloaded(forgetful)), difference => Math.Abs(difference) is > 0 and < 10);
    }

    [Fact]
    public async Task Control_LastVintageHidesOnlyWhatTheRulesName_IsFoundByThePublicAttack()
    {
        using var shell = new PortalProcess();
        var last = ReleaseWorld.Earlier(Versions.Value[^1]);
        var careless = last.Public with
        {
            Cells = ReleaseWorld.PrimariesHidden(last),
            Intervals = [],
        };

        var (exit, violations) = await AttackAsync(shell, "leaks", ReleaseUnion.Of([.. Versions.Value.Take(3).Select(Downloaded), careless]));

        Assert.Equal(1, exit);
        Assert.True(violations > 0);
    }

    private static async Task<(int Exit, int Violations)> AttackAsync(PortalProcess shell, string name, PublicRelease release)
    {
        foreach (var (path, text) in AttackFiles.Write(release).Where(file => file.Path != AttackFiles.Intervals))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(shell.PathOf(Path.Combine(name, path)))!);
            shell.Write(Path.Combine(name, path), text);
        }

        var result = await shell.RunAsync("attack", shell.PathOf(name), "--engine", "managed");
        return (result.ExitCode, JsonDocument.Parse(result.Output).RootElement.GetProperty("violations").GetArrayLength());
    }

    /// <summary>A version as its public files alone say it.</summary>
    private static PublicRelease Downloaded(ReleaseDraft draft)
    {
        var (release, problems) = AttackFiles.Read(path => draft.PublicFiles.TryGetValue(path, out var bytes) ? Encoding.UTF8.GetString(bytes) : null);
        Assert.Empty(problems);
        return release!;
    }

    private static IEnumerable<long> Differences(PublicRelease early, PublicRelease late) => late.Cells
        .Where(cell => cell.Key.EndsWith(":issued", StringComparison.Ordinal) && cell.Value is not null && early.Cells.GetValueOrDefault(cell.Key) is not null)
        .Select(cell => cell.Value!.Value - early.Cells[cell.Key]!.Value)
        .Where(difference => difference != 0);
}
