using Dengta.BotApp.Tools.Import.Cells;
using Dengta.BotApp.Tools.Import.Files;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import;

/// <summary>An open file whose header is understood.</summary>
sealed record OpenSheet(ISheetFile File, IEnumerator<SheetRow> Rows, Columns Columns, ISheet Kind);

/// <summary>Takes a file through the steps: read, compare with what came in before, write. A batch at a time, so that any length fits.</summary>
sealed class Importer(OpenSheet sheet, Run run)
{
    readonly Repetitions _keys = new();

    public async Task RunAsync()
    {
        await sheet.Kind.OpenAsync(run);
        var batch = new List<Record>();
        while (sheet.Rows.MoveNext())
        {
            run.Report.CountRow(sheet.File.Done);
            if (Read(sheet.Rows.Current) is { } record) batch.Add(record);
            if (batch.Count < sheet.Kind.BatchSize) continue;
            await WriteAsync(batch);
            batch.Clear();
        }
        if (batch.Count > 0) await WriteAsync(batch);
        await sheet.Kind.CloseAsync(run);
    }

    Record? Read(SheetRow row)
    {
        if (row.Damage is { } damage)
        {
            run.Report.Fault(new Fault(row.Line, null, null, damage));
            return null;
        }
        var cells = new RowCells(sheet.Columns, row, run.Options);
        if (sheet.Kind.Read(cells, run.Currency) is { } record && cells.Faults.Count == 0) return Distinct(record);
        run.Report.Fault(cells.Faults);
        return null;
    }

    Record? Distinct(Record record)
    {
        var (first, count) = _keys.Note(record.Key, record.Line);
        if (count == 1) return record;
        if (record.MayRepeat)
        {
            run.Report.Doubt("says the same as an earlier row; both count", record.Line);
            return record with { Key = $"{record.Key}#{count}" };
        }
        run.Report.Fault(new Fault(record.Line, null, record.Key, $"stands in line {first} already"));
        return null;
    }

    async Task WriteAsync(List<Record> batch)
    {
        var known = await run.KnownAsync(sheet.Kind, batch);
        var fresh = batch.Where(r => IsFresh(r, known.GetValueOrDefault(r.Key))).ToList();
        if (fresh.Count == 0) return;
        var kept = await sheet.Kind.WriteAsync(run, fresh);
        var changed = kept.Count(k => known.ContainsKey(k.Key));
        run.Report.CountWritten(kept.Count - changed, changed);
        if (kept.Count > 0) ImportStore.Keep(run.Tx, run.TenantId, sheet.Kind.Name, run.Options.Source, run.Id, kept);
        await run.Tx.SendAsync(run.Cancel);
    }

    bool IsFresh(Record record, KeptRow? before)
    {
        if (before is null) return true;
        string[] changes = [.. Facts.FromJson(before.Facts).ChangesTo(record.Facts)];
        if (changes.Length == 0) run.Report.CountSame();
        else if (record.MayFollow(before)) return true;
        else run.Report.Differ(record, changes, sheet.Kind.Advice);
        return false;
    }
}
