using Dengta.BotApp.Tools.Import.Cells;
using Dengta.BotApp.Tools.Import.Files;
using Dengta.BotApp.Tools.Import.Sheets;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.BotApp.Tools.Import;

/// <summary><c>import</c>: brings in what a company has from a CSV or Excel file, the whole file or nothing.</summary>
sealed class ImportCommand(Db db, TimeProvider time, TextWriter output, ProgressLine progress)
{
    public const int Clean = 0;
    public const int WithErrors = 1;
    public const int Mistaken = 2;

    /// <summary>For a person at a terminal.</summary>
    public static Task<int> RunAsync(Db db, ImportOptions options)
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false)) { AutoFlush = true };
        var progress = new ProgressLine(Console.Error, isWatched: !Console.IsErrorRedirected);
        return new ImportCommand(db, TimeProvider.System, output, progress).RunAsync(options, CancellationToken.None);
    }

    public async Task<int> RunAsync(ImportOptions options, CancellationToken cancel)
    {
        try
        {
            var result = await ImportAsync(options, cancel);
            // New names are more than a turn would form when it searches for one like another.
            await CustomerFormStore.FormAllAsync(db, cancel);
            return result;
        }
        catch (SheetException e)
        {
            return Say($"error: {Printable.Of(e.Message)} Nothing was written.", WithErrors);
        }
        catch (NpgsqlException e)
        {
            return Say($"error: PostgreSQL: {(e as PostgresException)?.MessageText ?? e.Message}. Nothing was written.", WithErrors);
        }
    }

    async Task<int> ImportAsync(ImportOptions options, CancellationToken cancel)
    {
        var directory = await TenantStore.LoadAsync(db, cancel);
        if (directory.Choose(options.Tenant) is not { } tenant)
            return Say("There is no such company, or there are several: name one with --tenant N.", Mistaken);
        using var file = SheetFile.Open(options.Path, options);
        var sheet = AllSheets.Named(options.Sheets);
        using var rows = file.Rows().Where(r => !r.IsEmpty).GetEnumerator();
        if (!rows.MoveNext()) throw new SheetException("The file has no line.");
        if (rows.Current.Damage is { } damage) throw new SheetException($"The header line {damage}.");
        var (columns, mistakes) = Columns.Match(rows.Current.Cells, sheet.Fields, options.Map);
        if (mistakes.Count > 0) return Say(string.Join('\n', mistakes), Mistaken);
        if (sheet.Lacks(columns, options) is { } lack) return Say(lack, Mistaken);

        var report = new Report(output, progress);
        report.Say($"{Path.GetFileName(options.Path)}: {file.Format}");
        report.Say($"Read: {columns.Found}");
        if (columns.Rest.Length > 0) report.Say($"Remembered with each row but used for nothing: {columns.Rest}");
        return await WriteAsync(new OpenSheet(file, rows, columns, sheet), tenant, options, report, cancel);
    }

    async Task<int> WriteAsync(OpenSheet open, Tenant tenant, ImportOptions options, Report report, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        await LockAsync(tx, tenant, report, cancel);
        var (now, name) = (time.GetUtcNow(), $"{options.Sheets} {Path.GetFileName(options.Path)}");
        var hash = await SheetFile.HashAsync(options.Path, cancel);
        var started = ImportStore.StartRun(tx, tenant.Id, $"import:{options.Sheets}:{options.Source}:{hash}", now, $"import {name}");
        await tx.SendAsync(cancel);
        var run = new Run(tx, tenant, started.Value, options, open.Columns, report, now, cancel);
        await new Importer(open, run).RunAsync();

        var isWritten = !options.IsDry && (report.Faulty == 0 || options.SkipsErrors) && report.Added + report.Changed > 0;
        if (isWritten)
        {
            AuditStore.Add(tx, tenant.Id, now, null, run.Id, "import", $"{name}: {report.Added} new of {report.Rows} rows");
            await tx.CommitAsync(cancel);
        }
        report.Close(options.IsDry, isWritten);
        return report.Faulty == 0 ? Clean : WithErrors;
    }

    // A second import of a company waits, and then finds what the first one has brought.
    async Task LockAsync(Tx tx, Tenant tenant, Report report, CancellationToken cancel)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var locked = ImportStore.TryLock(tx, tenant.Id);
            await tx.SendAsync(cancel);
            if (locked.Value) return;
            if (isFirst) report.Say("Another import is running; waiting for it.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancel);
        }
    }

    int Say(string sentence, int exit)
    {
        progress.Clear();
        output.WriteLine(sentence);
        return exit;
    }
}
