using System.Text.RegularExpressions;
using Dengta.Domain.Storage;
using Dengta.Tests.Architecture;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Tenants;

/// <summary>Whoever writes a statement says whose rows it is about, for each table in it.</summary>
public sealed partial class StatementTests
{
    /// <summary>They mean everybody's rows, or find them by a chat's id, which is one tenant's alone.</summary>
    static readonly string[] AboutAll = ["OutboxStore.Insert", "OutboxStore.CountDue"];

    [Fact]
    public async Task Every_table_in_every_statement_is_asked_for_one_tenants_rows()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        var tables = (await Tables.OfTenantsAsync(db)).Where(t => t != "tenant").ToHashSet();

        var wrong =
            from statement in SqlTests.Statements()
            where !AboutAll.Any(a => statement.Where.EndsWith(a, StringComparison.Ordinal)) && !statement.Where.Contains(".DemoStore.", StringComparison.Ordinal)
            let named = Named().Matches(statement.Sql.Text).Count(m => tables.Contains(m.Groups["table"].Value))
            let tenants = Regex.Count(statement.Sql.Text, @"\btenant_id\b")
            where named > tenants
            select $"{statement.Where}: {named} tables, {tenants} times tenant_id";

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\b(from|join|update|into)\s+(?<table>[a-z_]+)")]
    private static partial Regex Named();
}
