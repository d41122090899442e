using System.Data.Common;
using Dapper;

namespace Portal.Data.Notices;

/// <summary>Finds or adds what items share, inside somebody's transaction, and remembers it.</summary>
internal sealed class ItemLabelStore(DbTransaction transaction)
{
    private const string FindSql = """
        select min(id)
        from item_label
        where provider_id = coalesce((select id from provider where code = @Provider), 0)
            and issuer_country = @IssuerCountry
            and host_country = @HostCountry
            and category = @Category
            and notice_type = @NoticeType
            and rule = @Rule
            and is_synthetic = @IsSynthetic
        """;

    private const string AddSql = """
        insert into item_label (provider_id, issuer_country, host_country, category, notice_type, rule, is_synthetic)
        values (coalesce((select id from provider where code = @Provider), 0), @IssuerCountry, @HostCountry, @Category, @NoticeType, @Rule, @IsSynthetic)
        returning id
        """;

    // A file may name as many combinations as it has rows; what is remembered must not grow with it
    private const int MostRemembered = 50_000;

    private readonly Dictionary<ItemLabel, long> ids = [];
    private (ItemLabel Label, long Id) last;

    /// <summary>The id of an item's label.</summary>
    internal ValueTask<long> OfAsync(ItemState item, bool isSynthetic, CancellationToken cancellation)
    {
        // Items of a notice mostly share all
        var label = ItemLabel.Of(item, isSynthetic);
        if (last.Id != 0 && last.Label == label)
        {
            return ValueTask.FromResult(last.Id);
        }

        if (ids.TryGetValue(label, out var id))
        {
            last = (label, id);
            return ValueTask.FromResult(id);
        }

        return new(FindOrAddAsync(label, cancellation));
    }

    private async Task<long> FindOrAddAsync(ItemLabel label, CancellationToken cancellation)
    {
        var connection = transaction.Connection!;
        var id = await connection.ExecuteScalarAsync<long?>(new CommandDefinition(FindSql, label, transaction, cancellationToken: cancellation))
            ?? await connection.ExecuteScalarAsync<long>(new CommandDefinition(AddSql, label, transaction, cancellationToken: cancellation));
        if (ids.Count == MostRemembered)
        {
            ids.Clear();
        }

        ids.Add(label, id);
        return id;
    }
}
