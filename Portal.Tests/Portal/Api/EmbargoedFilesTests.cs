using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Releases.Formats;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Api;

/// <summary>Nothing of a scheduled release is at any public address before its minute, everything is from then on.</summary>
public sealed class EmbargoedFilesTests
{
    private static readonly string[] Lists = ["/data", "/catalog.jsonld", "/releases.atom", "/releases", "/sdmx/3/structure/dataflow/RTR/*"];

    [Fact]
    public async Task EveryFile_BeforeAndAfterTheMinute_IsAbsentThenThere()
    {
        var clock = new ShiftedClock();
        await using var app = await PortalApp.StartAtAsync(clock, "--Portal:Demo", "false");
        await app.LoadSeedAsync();
        await StoredReleaseWorld.StoreAsync(app.Services.GetRequiredService<Database>());
        var (workflow, plan) = (app.Services.GetRequiredService<ReleaseWorkflow>(), ReleaseWorld.Plan());
        ReleaseDesk.Done(await workflow.BuildAsync(plan, ReleaseDesk.Ines, null, CancellationToken.None));
        ReleaseDesk.Done((await workflow.AuditAsync(plan.Release, 1, ReleaseDesk.Ines, null, CancellationToken.None)).Result);
        ReleaseDesk.Done(await workflow.ApproveAsync(plan.Release, 1, ReleaseDesk.Marek, CancellationToken.None));
        var minute = clock.GetCurrentInstant() + Duration.FromHours(1);
        ReleaseDesk.Done(await workflow.ScheduleAsync(plan.Release, 1, minute, ReleaseDesk.Ines, CancellationToken.None));
        var round = app.Services.GetRequiredService<EmbargoRound>();
        string[] files =
        [
            .. plan.Tables.SelectMany(table => TableFormat.All.Select(format => $"/data/{table.Table}{format.Suffix}").Append($"/data/{table.Table}").Append($"/data/tables/{table.Table}")),
            $"/releases/{plan.Release}",
            .. ((string[])["manifest.json", "manifest.jws", "plan.json", "attack/cells.csv", "tables/country-year.json", "data/country-year.csv"]).Select(file => $"/releases/{plan.Release}/v1/{file}"),
        ];

        await round.RunAsync(CancellationToken.None);
        foreach (var file in files)
        {
            Assert.Equal((file, HttpStatusCode.NotFound), (file, (await app.Client.GetAsync(file)).StatusCode));
        }

        foreach (var list in Lists)
        {
            var before = await (await app.Client.GetAsync(list)).Content.ReadAsStringAsync();
            Assert.DoesNotContain(plan.Release, before, StringComparison.Ordinal);
            Assert.DoesNotContain("country-year", before, StringComparison.Ordinal);
            Assert.DoesNotContain("COUNTRY_YEAR", before, StringComparison.Ordinal);
        }

        clock.Move(Duration.FromMinutes(61));
        await round.RunAsync(CancellationToken.None);
        foreach (var file in files)
        {
            using var after = await app.Client.GetAsync(file);
            Assert.Equal((file, HttpStatusCode.OK), (file, after.StatusCode));
            Assert.NotEmpty(await after.Content.ReadAsByteArrayAsync());
        }

        foreach (var list in Lists)
        {
            var after = await (await app.Client.GetAsync(list)).Content.ReadAsStringAsync();
            Assert.True(after.Contains(plan.Release, StringComparison.Ordinal) || after.Contains("country-year", StringComparison.Ordinal) || after.Contains("COUNTRY_YEAR", StringComparison.Ordinal), list);
        }
    }
}
