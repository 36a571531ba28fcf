using Dengta.Domain.Storage;
using Dengta.Tests.Storage;

namespace Dengta.Tests.Tenants;

/// <summary>
/// The demo company twice in one database: as tenant 1, and as tenant 2 with the very same ids, keys and numbers, but with a mark before
/// every name and word of the twin. A statement that forgets the tenant finds both: it doubles sums, changes the twin or shows the mark.
/// </summary>
static class TwinCompany
{
    public const char Mark = '§';

    public const string Ours = "0e000000-0000-4000-8000-000000000001";
    public const string Theirs = "0e000000-0000-4000-8000-000000000002";

    /// <summary>Columns in which people's names and words stand; what is searched by stays the same.</summary>
    static readonly string[] Words =
        ["name", "name_en", "contact", "what", "what_en", "words", "comment", "note", "blockers", "plans", "text", "customer_text", "said", "shown_as"];

    static readonly SemaphoreSlim One = new(1);
    static string? _template;

    /// <summary>The rows of the twin as they were made, table by table.</summary>
    public static IReadOnlyDictionary<string, string> Untouched { get; private set; } = new Dictionary<string, string>();

    public static Task<TestDatabase> CreateAsync() => TestDatabase.OfAsync(TemplateAsync);

    /// <summary>What the tables hold of a tenant, each in a few letters.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> SnapshotAsync(Db db, int tenant)
    {
        var snapshot = new Dictionary<string, string>();
        foreach (var table in await Tables.OfTenantsAsync(db))
            snapshot[table] = (await db.RowAsync(
                new Sql($"select count(*) || ' ' || coalesce(md5(string_agg(h, '' order by h)), '') from (select md5(t::text) h from {table} t where {Key(table)} = {tenant}) x"),
                r => r.GetString(0), TestContext.Current.CancellationToken))!;
        return snapshot;
    }

    /// <summary>The tables in which rows of the tenant hold the mark.</summary>
    public static async Task<IReadOnlyList<string>> MarkedAsync(Db db, int tenant)
    {
        var marked = new List<string>();
        foreach (var table in await Tables.OfTenantsAsync(db))
            if (await db.RowAsync(
                new Sql($"select t::text from {table} t where {Key(table)} = {tenant} and position('{Mark}' in t::text) > 0 limit 1"),
                r => r.GetString(0), TestContext.Current.CancellationToken) is { } row)
                marked.Add($"{table}: {row}");
        return marked;
    }

    static string Key(string table) => table == "tenant" ? "id" : "tenant_id";

    static async Task<string> TemplateAsync(TestServer server)
    {
        await One.WaitAsync();
        try
        {
            return _template ??= await MakeAsync(server);
        }
        finally
        {
            One.Release();
        }
    }

    static async Task<string> MakeAsync(TestServer server)
    {
        var name = server.Template + "_twins";
        await server.ExecuteAsync($"create database {name} template {await DemoTemplate.OnAsync(server)}");
        await using (var db = new Db(server.ConnectionStringTo(name)))
        {
            await CopyAsync(db);
            Untouched = await SnapshotAsync(db, 2);
        }
        await server.CloseAsync(name);
        return name;
    }

    static async Task CopyAsync(Db db)
    {
        await using var connection = await db.OpenAsync(TestContext.Current.CancellationToken);
        var columns = await db.RowsAsync(
            new Sql("""
                select table_name::text, column_name::text, data_type = 'text' from information_schema.columns
                where table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position
                """),
            r => (Table: r.GetString(0), Column: r.GetString(1), IsText: r.GetBoolean(2)), TestContext.Current.CancellationToken);
        var script = "set session_replication_role = replica;";
        foreach (var table in await Tables.OfTenantsAsync(db))
        {
            var own = columns.Where(c => c.Table == table).ToArray();
            var values = own.Select(c => c.Column == Key(table) ? "2" : c.IsText && Words.Contains(c.Column) ? $"'{Mark}' || {Quoted(c.Column)}" : Quoted(c.Column));
            script += $"insert into {table} ({string.Join(", ", own.Select(c => Quoted(c.Column)))}) overriding system value select {string.Join(", ", values)} from {table} where {Key(table)} = 1;";
        }
        script += $"""
            set session_replication_role = origin;
            insert into tenant_channel values ('teams', '{Ours}', 1), ('teams', '{Theirs}', 2);
            analyze;
            """;
        await using var command = new Npgsql.NpgsqlCommand(script, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    static string Quoted(string column) => $"\"{column}\"";
}
