using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools.Import;

/// <summary>One import while it runs: its transaction, and what everything that it writes names as its origin.</summary>
sealed record Run(
    Tx Tx, Tenant Tenant, InboxId Id, ImportOptions Options, Columns Columns, Report Report, DateTimeOffset Now, CancellationToken Cancel)
{
    public TenantId TenantId => Tenant.Id;

    /// <summary>The currency of amounts that name none.</summary>
    public string Currency => Options.Currency ?? Tenant.Currency;

    public DateOnly Today => Tenant.DayOf(Now);

    /// <summary>Reports that a row does not fit to what is there; it names the cell by its header.</summary>
    public void Refuse(Record row, params IEnumerable<(Field Field, string? Value, string Why)> faults) => Report.Fault(
        [.. faults.Select(f => new Fault(row.Line, Columns[f.Field] is { } at ? Columns.Headers[at] : f.Field.Name, f.Value, f.Why))]);

    /// <summary>What is known of a moment where only its day is: noon in the company's zone, or now where that is still to come.</summary>
    public DateTimeOffset Noon(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        var moment = new DateTimeOffset(noon, Tenant.Zone.GetUtcOffset(noon)).ToUniversalTime();
        return moment < Now ? moment : Now;
    }

    /// <summary>What came in before under the keys of the rows.</summary>
    public async Task<IReadOnlyDictionary<string, KeptRow>> KnownAsync(ISheet sheet, IEnumerable<Record> records)
    {
        var known = ImportStore.Find(Tx, TenantId, sheet.Name, Options.Source, [.. records.Select(r => r.Key)]);
        await Tx.SendAsync(Cancel);
        return known.Values.ToDictionary(k => k.Key, StringComparer.Ordinal);
    }
}
