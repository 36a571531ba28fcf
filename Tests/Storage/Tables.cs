using Dengta.Domain.Storage;

namespace Dengta.Tests.Storage;

/// <summary>The tables of the newest schema, whatever they are.</summary>
static class Tables
{
    /// <summary>Those whose rows belong to a tenant, and the tenants themselves.</summary>
    public static Task<IReadOnlyList<string>> OfTenantsAsync(Db db) => db.RowsAsync(
        new Sql("""
            select c.table_name::text from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.table_schema = 'public' and (c.column_name = 'tenant_id' or c.table_name = 'tenant' and c.column_name = 'id')
            order by 1
            """),
        r => r.GetString(0), TestContext.Current.CancellationToken);
}
