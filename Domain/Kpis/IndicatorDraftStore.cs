using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Kpis;

/// <summary>Indicators of a file that wait to be published together.</summary>
/// <param name="Fields">The fields of each as they were read, in a form that only the writer knows.</param>
public sealed record IndicatorDraft(long Id, string Fields, MemberId MadeBy, DateTimeOffset MadeAt, bool IsPublished);

public static class IndicatorDraftStore
{
    static readonly Sql Insert = new("""
        insert into indicator_draft (tenant_id, fields, made_by, made_at, inbox_id) values ($1, $2, $3, $4, $5) returning id
        """);

    static readonly Sql ById = new("""
        select id, fields, made_by, made_at, published_at is not null from indicator_draft where tenant_id = $1 and id = $2 for update
        """);

    static readonly Sql Publish = new("update indicator_draft set published_at = $3 where tenant_id = $1 and id = $2 and published_at is null");

    public static Row<long> Add(Tx tx, TenantId tenant, string fields, MemberId by, DateTimeOffset at, InboxId inbox) => tx.Row(
        Insert, r => r.GetInt64(0), Arg.Of(tenant.Value), Arg.Of(fields), Arg.Of(by.Value), Arg.Of(at), Arg.Of(inbox.Value));

    /// <summary>Locked to the end of the transaction; no value where there is none of that number.</summary>
    public static Row<IndicatorDraft> Find(Tx tx, TenantId tenant, long id) => tx.Row(
        ById, r => new IndicatorDraft(r.GetInt64(0), r.GetString(1), new MemberId(r.GetInt32(2)), r.GetFieldValue<DateTimeOffset>(3), r.GetBoolean(4)),
        Arg.Of(tenant.Value), Arg.Of(id));

    public static void SetPublished(Tx tx, TenantId tenant, long id, DateTimeOffset at) => tx.Do(Publish, Arg.Of(tenant.Value), Arg.Of(id), Arg.Of(at));
}
