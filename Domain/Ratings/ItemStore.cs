using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Ratings;

/// <summary>Items of a company's own that can be rated.</summary>
public static class ItemStore
{
    const int Most = 30;

    static readonly Sql All = new("select name, anchors from rating_item where tenant_id = $1 order by name limit $2");

    // A round that runs keeps the words it was opened with.
    static readonly Sql Upsert = new("""
        insert into rating_item (tenant_id, name, anchors, made_by, made_at) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, name) do update set anchors = excluded.anchors, made_by = excluded.made_by, made_at = excluded.made_at
        """);

    public static Rows<RatingItem> Of(Tx tx, TenantId tenant) => tx.Rows(
        All, r => RatingItem.Own(r.GetString(0), r.GetFieldValue<string[]>(1)), Arg.Of(tenant.Value), Arg.Of(Most));

    public static void Keep(Tx tx, TenantId tenant, RatingItem item, MemberId by, DateTimeOffset now) => tx.Do(
        Upsert, Arg.Of(tenant.Value), Arg.Of(item.Name), Arg.Array([.. item.Anchors], NpgsqlTypes.NpgsqlDbType.Text), Arg.Of(by.Value), Arg.Of(now));
}
