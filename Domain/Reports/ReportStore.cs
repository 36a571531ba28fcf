using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Domain.Reports;

/// <summary>Files that people asked for, and the key that their addresses are signed with.</summary>
public static class ReportStore
{
    static readonly Sql Insert = new("""
        insert into report (tenant_id, asker_id, member_id, unit_id, day, language, made_at, expires_at, inbox_id)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id
        """);

    static readonly Sql ById = new("""
        select asker_id, member_id, unit_id, day, language from report where tenant_id = $1 and id = $2 and expires_at > $3
        """);

    static readonly Sql SigningKey = new("select key from signing_key where id = 1");

    public static Row<ReportId> Add(Tx tx, TenantId tenant, AppraisalReport report, DateTimeOffset now, DateTimeOffset expires, InboxId inbox) => tx.Row(
        Insert, r => new ReportId(r.GetInt64(0)),
        Arg.Of(tenant.Value), Arg.Of(report.Asker.Value), Arg.Of(report.Member?.Value), Arg.Of(report.Unit?.Value), Arg.Of(report.Day),
        Arg.Of(report.Language.Tag()), Arg.Of(now), Arg.Of(expires), Arg.Of(inbox.Value));

    /// <summary>Null once it has expired.</summary>
    public static Row<AppraisalReport> Find(Tx tx, TenantId tenant, ReportId id, DateTimeOffset now) =>
        tx.Row(ById, Read, Arg.Of(tenant.Value), Arg.Of(id.Value), Arg.Of(now));

    /// <summary>Thirty-two bytes that all replicas share.</summary>
    public static Row<byte[]> Key(Tx tx) => tx.Row(SigningKey, r => r.GetFieldValue<byte[]>(0));

    static AppraisalReport Read(NpgsqlDataReader r) => new(
        new MemberId(r.GetInt32(0)), r.IsDBNull(1) ? null : new MemberId(r.GetInt32(1)), r.IsDBNull(2) ? null : new UnitId(r.GetInt32(2)),
        r.GetFieldValue<DateOnly>(3), Wording.FromTag(r.GetString(4)));
}
