using Dapper;
using Portal.Data.Notices;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>A database from before items named what they share by number keeps every state, and its states go on from there.</summary>
public sealed class ItemCodingContract
{
    private static readonly string[] Names = ["0012_code_item_states.sql", "0034_keep_standing_states.sql"];

    // The table of an older version, with what the view says now
    private const string OlderSql = """
        create table old_state as
        select *
        from item_state;

        create table old_spell as
        select *
        from item_spell;

        create table spell_today as
        select *
        from item_spell;

        drop view item_state;

        drop table item_spell;

        drop table notice_item;

        drop table item_label;

        alter table old_state rename to item_state;

        alter table old_spell rename to item_spell;
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Scripts_StandingStatesOfAnOlderVersion_AreTheSameAfterwards(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 80, 19).OrderBy(one => one.RecordedAt).ToArray();
        await using var test = await SyntheticNotices.CountedAsync(kind, events[..^60]);
        var before = await StatesAsync(test.Database);
        await using (var connection = await test.Database.OpenAsync(CancellationToken.None))
        {
            await connection.ExecuteAsync(OlderSql);
            foreach (var script in Migrator.Scripts(test.Database.Dialect.MigrationFolder).Where(one => Names.Contains(one.Name, StringComparer.Ordinal)))
            {
                await connection.ExecuteAsync(script.Sql);
            }

            // Those versions did not keep the checks of later spells yet
            await connection.ExecuteAsync("drop table item_spell; alter table spell_today rename to item_spell");
        }

        Assert.Equal(before, await StatesAsync(test.Database));

        await SyntheticNotices.AppendAsync(test, events[^60..]);
        var expected = SyntheticNotices.Items(events).Select(item => Text(item.State with { ItemRef = null })).Order(StringComparer.Ordinal);
        var items = await StoredItems.AllAsync(test.Database);
        Assert.Equal(expected, items.Select(item => Text(item.State with { ItemRef = null })).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task View_OpenItemsByDeadline_AreFoundByTheirIndex()
    {
        await using var test = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await using var connection = await test.Database.OpenAsync(CancellationToken.None);
        var plan = await connection.QueryAsync<(int Id, int Parent, int NotUsed, string Detail)>("""
            explain query plan
            select i.id, i.rule
            from item_state i
            left join provider p on p.id = i.provider_id
            where i.removed_at is null
                and i.released_at is null
                and i.deadline_at <= 5
            order by i.deadline_at, i.id
            """);

        Assert.Contains(plan, one => one.Detail.Contains("notice_item_open", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, one => one.Detail.Contains("SCAN", StringComparison.Ordinal) || one.Detail.Contains("TEMP", StringComparison.Ordinal));
    }

    private static async Task<string[]> StatesAsync(Database database)
    {
        var notices = await new StoredNoticeQueries(database).AllAsync(CancellationToken.None).ToListAsync();
        return [.. notices.SelectMany(notice => notice.Items.Where(item => item.State.IsStanding).Select(item => $"{notice.NoticeId} {notice.IsSynthetic} {item.Id} {Text(item.State)}"))];
    }

    private static string Text(ItemState state) => $"{state with { LaterSpells = [] }} {string.Join(' ', state.LaterSpells)}";
}
