using System.Text;
using Dengta.BotApp.Tools.Import;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Dengta.Tests.Tools.Import;

/// <summary>What an import answered.</summary>
sealed record Answered(int Exit, string Text)
{
    public IEnumerable<string> Lines => Text.Split('\n');
}

/// <summary>An empty company with a folder of files to import into it.</summary>
sealed class ImportBench : IAsyncDisposable
{
    public static readonly TenantId Tenant = new(1);

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 1, 30, 0, TimeSpan.Zero);

    readonly TestDatabase _database;
    readonly TemporaryFolder _folder = TemporaryFolder.Create("import");
    readonly TimeProvider _time;

    ImportBench(TestDatabase database, TimeProvider time) => (_database, _time, Db) = (database, time, new Db(database.ConnectionString));

    public Db Db { get; }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ImportBench> OpenAsync(string currency = "CNY", Language language = Language.Chinese, string zone = "Asia/Shanghai", TimeProvider? time = null)
    {
        var bench = new ImportBench(await TestDatabase.CreateAsync(), time ?? new FakeTimeProvider(Now));
        await using var tx = bench.Db.Begin();
        TenantStore.Add(tx, Tenant, "恒星科技", zone, currency, language);
        await tx.CommitAsync(Cancel);
        return bench;
    }

    public string Write(string name, string text, Encoding? encoding = null) => Write(name, [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? Encoding.UTF8).GetBytes(text)]);

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Imports a text as a CSV file, for good unless the options say otherwise.</summary>
    public Task<Answered> ImportTextAsync(string sheet, string text, params string[] options) => ImportAsync(sheet, Write($"{sheet}.csv", text), options);

    public async Task<Answered> ImportAsync(string sheet, string path, params string[] options)
    {
        string[] mode = options.Contains("--dry-run") ? [] : ["--apply"];
        var (parsed, mistake) = ImportArguments.Parse([sheet, path, .. mode, .. options]);
        if (parsed is null) return new(ImportCommand.Mistaken, mistake!);
        var output = new StringWriter();
        var exit = await new ImportCommand(Db, _time, output, new ProgressLine(TextWriter.Null, isWatched: false)).RunAsync(parsed, Cancel);
        return new(exit, output.ToString());
    }

    public async Task<T?> AskAsync<T>(string sql) => await Db.RowAsync(new Sql(sql), r => r.GetFieldValue<T>(0), Cancel);

    public async Task<long> CountAsync(string from) => await AskAsync<long>($"select count(*) from {from}");

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }
}
