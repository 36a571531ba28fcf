using System.Text.RegularExpressions;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.Tests.Storage;

/// <summary>How PostgreSQL means to find the rows of a prepared statement, whatever its parameters.</summary>
static partial class Plans
{
    public static async Task<string> OfAsync(NpgsqlConnection connection, Sql sql)
    {
        var parameters = Parameter().Matches(sql.Text).Select(m => m.Value).Distinct().Count();
        await RunAsync(connection, $"prepare one as {sql.Text}");
        var lines = new List<string>();
        await using (var explain = new NpgsqlCommand($"explain (costs off) execute one({string.Join(',', Enumerable.Repeat("null", parameters))})", connection))
        await using (var reader = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) lines.Add(reader.GetString(0));
        await RunAsync(connection, "deallocate one");
        return string.Join('\n', lines);
    }

    /// <summary>Whether a scan takes all rows of a company: its only condition is the tenant.</summary>
    public static bool HasTenantAlone(string plan) => TenantAlone().IsMatch(plan);

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"Index Cond: \(+\w*\.?tenant_id = [^()]+\)+$", RegexOptions.Multiline)]
    private static partial Regex TenantAlone();

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Parameter();
}
