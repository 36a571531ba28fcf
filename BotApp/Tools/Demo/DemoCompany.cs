using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>
/// A company to try Dengta with: people, customers, targets, and fifteen months of history that end yesterday. The same day
/// always makes the same rows; only the note in the audit names the moment.
/// </summary>
static class DemoCompany
{
    public const int Tenant = 1;
    public const string Currency = "CNY";

    /// <summary>
    /// Makes the company in one transaction, unless there is any tenant already; of several replicas that start together one
    /// makes it and the others wait for that.
    /// </summary>
    /// <param name="today">The company's calendar day, in Asia/Shanghai.</param>
    /// <returns>False where nothing was done.</returns>
    public static async Task<bool> CreateAsync(Db db, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await db.OpenAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        if (!await DemoStore.ClaimAsync(connection, cancel)) return false;
        foreach (var table in Tables.Of(new Timeline(today))) await DemoStore.CopyAsync(connection, table, cancel);
        await DemoStore.AddVersionsAsync(connection, today, cancel);
        await DemoStore.MoveSequencesAsync(connection, cancel);
        await DemoStore.AnalyzeAsync(connection, cancel);
        await DemoStore.AddAuditAsync(connection, now, FormattableString.Invariant($"{Units.CompanyName} {today:yyyy-MM-dd}"), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }
}
