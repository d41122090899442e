using System.Text;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Disclosure;
using Portal.Data.Providers;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases.Reviews;

/// <summary>
/// What only those who make releases may see: why a number is hidden, what hiding costs, and which provider groups stand behind it. Every look
/// is written into the audit log before anything is read; where that fails, nothing is shown.
/// </summary>
public sealed class ReleaseReviews(ReleaseQueries releases, ProviderStore providers, AuditStore audit)
{
    /// <summary>Whether somebody of this role may look at all.</summary>
    public static bool MayLook(Role role) => role is Role.Statistician or Role.Approver;

    /// <summary>The primary rules with their values, as the draft's plan states them.</summary>
    public async Task<PlanRules> RuleValuesAsync(DraftState draft, CancellationToken cancellation) =>
        Plans.ReleasePlan.Read(Encoding.UTF8.GetString(await releases.AnyFileAsync(draft.Id, "plan.json", cancellation) ?? [])).Plan?.Programme.Rules ?? new PlanRules();

    /// <summary>What hiding costs every table, beside the release before of the same programme.</summary>
    /// <exception cref="UnauthorizedAccessException">This role may not look.</exception>
    public async Task<LossReport> LossAsync(DraftState draft, Actor actor, CancellationToken cancellation)
    {
        await LookAsync(draft, actor, "what is hidden, and what it costs", cancellation);
        var (reading, tables) = await ReadAsync(draft.Id, null, cancellation);
        var before = (await releases.PublicationsAsync(cancellation))
            .Where(one => one.Statement.Programme == draft.Programme && ReleaseId.MonthOf(one.Statement.Release)?.FirstMonth < ReleaseId.MonthOf(draft.Release)?.FirstMonth)
            .OrderBy(one => ReleaseId.MonthOf(one.Statement.Release)?.FirstMonth)
            .ThenBy(one => one.Statement.Version)
            .LastOrDefault();
        if (before is null)
        {
            return new LossReport(null, [.. tables.Select(table => LossCount.Of(reading, reading.Review(table), null))]);
        }

        var (earlier, earlierTables) = await ReadAsync(before.DraftId, null, cancellation);
        return new LossReport(before.Statement.Release, [.. tables.Select(table => LossCount.Of(
            reading,
            reading.Review(table),
            earlierTables.FirstOrDefault(one => one.Id == table.Id) is { } same ? (earlier, earlier.Review(same)) : null))]);
    }

    /// <summary>A table of the draft with the reasons of hiding; null where it has none of that id.</summary>
    /// <exception cref="UnauthorizedAccessException">This role may not look.</exception>
    public async Task<TableReview?> TableAsync(DraftState draft, string table, Actor actor, CancellationToken cancellation)
    {
        await LookAsync(draft, actor, $"why cells of {table} are hidden", cancellation);
        var (reading, tables) = await ReadAsync(draft.Id, table, cancellation);
        return tables is [var found] ? reading.Review(found) : null;
    }

    /// <summary>A file of the draft as it would be public; null where it has none of that name.</summary>
    /// <exception cref="UnauthorizedAccessException">This role may not look.</exception>
    public async Task<byte[]?> FileAsync(DraftState draft, string name, Actor actor, CancellationToken cancellation)
    {
        await LookAsync(draft, actor, $"the file {name}", cancellation);
        return await releases.FileAsync(draft.Id, $"data/{name}", cancellation);
    }

    /// <summary>What stands behind a number, group by group; null where the draft knows no such cell.</summary>
    /// <exception cref="UnauthorizedAccessException">This role may not look.</exception>
    public async Task<CellDetail?> CellAsync(DraftState draft, string id, Actor actor, CancellationToken cancellation)
    {
        await LookAsync(draft, actor, $"provider groups of {id}", cancellation);
        var (reading, _) = await ReadAsync(draft.Id, "", cancellation);
        if (reading.CellOf(id) is not { } cell)
        {
            return null;
        }

        var text = await releases.AnyFileAsync(draft.Id, InternalFiles.Parts, cancellation);
        var parts = InternalFiles.ReadParts(text is null ? "" : Encoding.UTF8.GetString(text), new SharedNames()).GetValueOrDefault(id);
        var names = (await providers.AllAsync(cancellation)).Where(provider => provider.Group is null).ToDictionary(provider => provider.Code, provider => provider.Name, StringComparer.Ordinal);
        var intervals = await releases.AnyFileAsync(draft.Id, AttackFiles.Intervals, cancellation);
        var (low, high) = IntervalOf(intervals is null ? "" : Encoding.UTF8.GetString(intervals), id);
        var (kind, rules) = reading.ReasonOf(id);
        return new CellDetail(id, cell.Value, low, high, kind, rules,
        [
            .. (parts ?? new Dictionary<string, long>()).Where(part => part.Value > 0).OrderByDescending(part => part.Value).ThenBy(part => part.Key, StringComparer.Ordinal)
                .Select(part => new GroupPart(part.Key, names.GetValueOrDefault(part.Key, part.Key), part.Value, cell.Value == 0 ? null : (double)part.Value / cell.Value)),
        ]);
    }

    private static (long? Low, long? High) IntervalOf(string intervals, string id)
    {
        var line = intervals.Split('\n').FirstOrDefault(line => line.StartsWith(id + ",", StringComparison.Ordinal))?.Split(',');
        return line is [_, var low, var high]
            ? (long.Parse(low, System.Globalization.CultureInfo.InvariantCulture), high == "inf" ? null : long.Parse(high, System.Globalization.CultureInfo.InvariantCulture))
            : (null, null);
    }

    private async Task LookAsync(DraftState draft, Actor actor, string what, CancellationToken cancellation)
    {
        if (!MayLook(actor.Role))
        {
            throw new UnauthorizedAccessException("Only statisticians and approvers see what is hidden, and why.");
        }

        await audit.AppendAsync(new AuditEvent(actor.Key, "release.viewed", draft.Name, new Dictionary<string, string> { ["seen"] = what }), cancellation);
    }

    private async Task<(DraftReading Reading, IReadOnlyList<ReleaseTable> Tables)> ReadAsync(long draftId, string? table, CancellationToken cancellation)
    {
        async Task<byte[]> FileAsync(string path) =>
            await releases.AnyFileAsync(draftId, path, cancellation) ?? throw new InvalidDataException($"The draft lacks its file {path}: run portal check.");

        var reading = new DraftReading(await FileAsync("plan.json"), await FileAsync(InternalFiles.Cells));
        var tables = new List<ReleaseTable>();
        foreach (var id in Signing.Manifest.Read(await FileAsync("internal/statement.json")).Tables.Where(id => table is null || id == table))
        {
            tables.Add(TableDocument.Read(await FileAsync($"tables/{id}.json")));
        }

        return (reading, tables);
    }
}
