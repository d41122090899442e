using System.CommandLine;
using System.Globalization;
using NodaTime;
using Portal.Configuration;
using Portal.Data;
using Portal.Data.Accounts;
using Portal.Data.Disclosure;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;
using Portal.Data.Seeding;

namespace Portal.Commands;

/// <summary><c>portal bench release</c>: the register's own programme over generated events, planned, built, attacked, approved and published month after month.</summary>
internal static class BenchRelease
{
    private const double MostBuildSeconds = 120;
    private const double MostAuditSeconds = 60;
    private const double MostMegabytes = 1024;
    private static readonly Actor Builder = new("bench-statistician", Role.Statistician);
    private static readonly Actor Approver = new("bench-approver", Role.Approver);

    internal static Command Create()
    {
        var items = new Option<long>("--items") { Description = "Items to generate over three years.", DefaultValueFactory = _ => 60_000 };
        var providers = new Option<int>("--providers") { Description = "Fictional providers.", DefaultValueFactory = _ => 150 };
        var releases = new Option<int>("--releases") { Description = "Monthly releases, one after the other.", DefaultValueFactory = _ => 13 };
        var first = new Option<string>("--first") { Description = "Month of the first release.", DefaultValueFactory = _ => "2024-12" };
        var vintages = new Option<bool>("--vintages") { Description = "Also every fixed vintage of what is published, each when it is due, so that releases and corrections come in the order of the calendar." };
        var programme = new Option<string?>("--programme") { Description = "Programme file; seed/programme.json if not given." };
        var folder = new Option<string?>("--dir") { Description = "Folder that is kept, with the database of an earlier run; a temporary one where not given." };
        var command = new Command("release", "Publishes the register's programme month after month over generated events, and measures each step.") { items, providers, releases, first, vintages, programme, folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!ReleasePeriod.TryParse(parsed.GetValue(first), out var month) || month.Frequency is not Frequency.Month)
            {
                await CommandOutput.Error.WriteLineAsync("--first: a month such as 2024-12");
                return ExitCodes.WrongUsage;
            }

            if (parsed.GetValue(items) < 1 || parsed.GetValue(providers) < 2 || parsed.GetValue(releases) < 1)
            {
                await CommandOutput.Error.WriteLineAsync("--items and --releases must be 1 or more, --providers 2 or more: items move from one to another.");
                return ExitCodes.WrongUsage;
            }

            if (parsed.GetValue(programme) is { } file && !File.Exists(file))
            {
                await CommandOutput.Error.WriteLineAsync($"{file}: there is no such file.");
                return ExitCodes.WrongUsage;
            }

            var (read, problems) = ProgrammeReader.Read(await File.ReadAllTextAsync(parsed.GetValue(programme) ?? Path.Combine(PortalPaths.SeedFolder, "programme.json"), cancellation));
            if (read is null)
            {
                await CommandOutput.Error.WriteLineAsync($"{problems[0].Rule}: {problems[0].Message}");
                return ExitCodes.Finding;
            }

            var kept = parsed.GetValue(folder);
            var place = kept is null ? Directory.CreateTempSubdirectory("portal-bench-").FullName : Directory.CreateDirectory(kept).FullName;
            try
            {
                await ImportAsync(place, parsed.GetValue(items), parsed.GetValue(providers), cancellation);
                return await RunAsync(place, read with { Id = "bench-1", IsSynthetic = true }, month, parsed.GetValue(releases), parsed.GetValue(vintages), cancellation);
            }
            finally
            {
                if (kept is null)
                {
                    Directory.Delete(place, recursive: true);
                }
            }
        });
        return command;
    }

    private static string DatabaseIn(string folder) => Path.Combine(folder, "portal.db");

    private static async Task ImportAsync(string folder, long items, int providerCount, CancellationToken cancellation)
    {
        if (File.Exists(DatabaseIn(folder)))
        {
            // An older program may have made it
            await using var kept = await CommandDatabase.OpenAsync(DatabaseIn(folder), cancellation);
            return;
        }

        var profile = GeneratorProfile.All.Single(one => one.Name == "demo") with { Providers = providerCount };
        var options = new GeneratorOptions { Profile = profile, Items = items, Seed = 1, HasRealCountries = true, Threads = Environment.ProcessorCount };
        await using var opened = await CommandDatabase.OpenAsync(DatabaseIn(folder), cancellation);
        var report = await (await BenchImport.PrepareAsync(opened, options, folder, cancellation)).RunAsync(cancellation);
        await CommandOutput.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{report.Accepted} events of {items} items imported in {report.Seconds:F1} s"));
    }

    private static async Task<int> RunAsync(string folder, Programme programme, ReleasePeriod first, int releases, bool hasVintages, CancellationToken cancellation)
    {
        var clock = new BenchClock();
        var options = new PortalDataOptions { Database = DatabaseIn(folder), ReferenceKeyFile = Path.Combine(folder, "reference.key"), SeedFolder = PortalPaths.SeedFolder };
        await using var services = new ServiceCollection().AddPortalData(options).AddSingleton<IClock>(clock).BuildServiceProvider();
        var rows = new List<BenchReleaseRow>();
        CommandOutput.Out.WriteLine($"load {BenchMachine.Load()}; seconds are wall (processor)");
        CommandOutput.Out.WriteLine("release | numbers | hidden | build s | audit s | MB");
        var planning = services.GetRequiredService<ReleasePlanning>();
        for (var month = first; month.FirstMonth < first.FirstMonth + releases && rows.TrueForAll(row => row.Refused is null);)
        {
            clock.Now = month.To + Duration.FromDays(programme.LagDays);
            var vintage = hasVintages ? (await planning.VintagesAsync(programme.Id, cancellation)).FirstOrDefault(one => one is { IsDue: true, Version: null }) : null;
            clock.Now = vintage?.DueAt ?? clock.Now;
            var (plan, problems) = vintage is null
                ? await planning.NextAsync(programme, month, null, null, cancellation)
                : await planning.CorrectionAsync(vintage.Release, "Fixed vintage.", isEmergency: false, cancellation);
            var row = new BenchReleaseRow { Release = vintage?.Release ?? ReleaseId.Of(programme.Id, month), Version = plan?.Version ?? 1, Refused = plan is null ? Words(problems) : null };
            row = plan is null ? row : await OneAsync(services, plan, row, cancellation);
            rows.Add(row);
            month = vintage is null ? month.Plus(1) : month;
            CommandOutput.Out.WriteLine(row.Refused ?? string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Release} version {row.Version} | {row.Cells} | {row.Hidden} | {row.BuildSeconds:F1} ({row.BuildProcessorSeconds:F1}) | {row.AuditSeconds:F1} ({row.AuditProcessorSeconds:F1}) | {row.PeakMegabytes:F0}"));
        }

        var isMet = rows.TrueForAll(row => row.Refused is null && row.BuildSeconds <= MostBuildSeconds && row.AuditSeconds <= MostAuditSeconds && row.PeakMegabytes <= MostMegabytes);
        CommandOutput.Out.WriteLine($"  {(isMet ? "met" : "NOT met")}: build in {MostBuildSeconds} s, audit in {MostAuditSeconds} s, at most {MostMegabytes} MB");
        return rows.TrueForAll(row => row.Refused is null) ? ExitCodes.Done : ExitCodes.Finding;
    }

    private static async Task<BenchReleaseRow> OneAsync(ServiceProvider services, ReleasePlan plan, BenchReleaseRow row, CancellationToken cancellation)
    {
        var (workflow, publisher) = (services.GetRequiredService<ReleaseWorkflow>(), services.GetRequiredService<ReleasePublisher>());
        BenchMachine.ForgetPeak();
        var build = new StepWatch($"{row.Release} build: ");
        var result = await workflow.BuildAsync(plan, Builder, build, cancellation);
        build.Stop();
        row = row with { BuildSeconds = build.TotalSeconds, BuildProcessorSeconds = build.TotalProcessorSeconds };
        if (result is ReleaseResult.Refused notBuilt)
        {
            return row with { Refused = Words(notBuilt.Problems) };
        }

        var audit = new StepWatch($"{row.Release} audit: ");
        (result, _) = await workflow.AuditAsync(plan.Release, plan.Version, Builder, audit, cancellation);
        audit.Stop();
        row = row with { AuditSeconds = audit.TotalSeconds, AuditProcessorSeconds = audit.TotalProcessorSeconds, PeakMegabytes = Math.Round(BenchMachine.PeakBytes() / 1048576.0) };
        result = result is ReleaseResult.Done ? await workflow.ApproveAsync(plan.Release, plan.Version, Approver, cancellation) : result;
        result = result is ReleaseResult.Done ? await publisher.PublishAsync(plan.Release, plan.Version, Approver, cancellation) : result;
        if (result is ReleaseResult.Refused refused)
        {
            return row with { Refused = Words(refused.Problems) };
        }

        var published = (await services.GetRequiredService<ReleaseQueries>().FindAsync(plan.Release, plan.Version, cancellation))!.Statement;
        return row with { Cells = published.CellCount, Hidden = published.HiddenCount };
    }

    private static string Words(IReadOnlyList<InputProblem> problems) => string.Join("; ", problems.Take(5).Select(problem => $"{problem.Rule}: {problem.Message}"));

    /// <summary>Stands where the releases are made, in the past.</summary>
    private sealed class BenchClock : IClock
    {
        internal Instant Now { get; set; } = SystemClock.Instance.GetCurrentInstant();

        public Instant GetCurrentInstant() => Now;
    }
}
