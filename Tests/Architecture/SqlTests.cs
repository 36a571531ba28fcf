using System.Reflection;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Architecture;

/// <summary>Every statement of the product fits the newest schema.</summary>
public sealed class SqlTests
{
    static readonly Assembly[] Product = [typeof(Db).Assembly, typeof(BotApp.Conversation.Turn).Assembly, typeof(Jobs.SweepOutbox).Assembly];

    /// <summary>Words that steer a transaction, which cannot be prepared.</summary>
    static readonly string[] Steering = ["BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "COMMIT", "ROLLBACK"];

    [Fact]
    public async Task PostgreSQL_can_prepare_every_statement()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        foreach (var (where, sql) in Statements())
        {
            try
            {
                await using var command = new NpgsqlCommand($"prepare one as {sql.Text}; deallocate one", connection);
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
            catch (PostgresException e)
            {
                wrong.Add($"{where}: {e.MessageText}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void There_are_statements() => Assert.True(Statements().Count() > 50);

    internal static IEnumerable<(string Where, Sql Sql)> Statements() =>
        from type in Product.SelectMany(a => a.GetTypes())
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(Sql)
        let sql = (Sql)field.GetValue(null)!
        where !Steering.Contains(sql.Text)
        select ($"{type.FullName}.{field.Name}", sql);
}
