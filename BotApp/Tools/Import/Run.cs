using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools.Import;

/// <summary>One import while it runs: its transaction, and what everything that it writes names as its origin.</summary>
sealed record Run(Tx Tx, Tenant Tenant, InboxId Id, ImportOptions Options, Report Report, DateTimeOffset Now, CancellationToken Cancel)
{
    public TenantId TenantId => Tenant.Id;

    /// <summary>The currency of amounts that name none.</summary>
    public string Currency => Options.Currency ?? Tenant.Currency;

    public DateOnly Today => Tenant.DayOf(Now);

    /// <summary>Noon of a day in the company's zone: what is known of a moment where only its day is.</summary>
    public DateTimeOffset Noon(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new DateTimeOffset(noon, Tenant.Zone.GetUtcOffset(noon)).ToUniversalTime();
    }

    /// <summary>What came in before under the keys of the rows.</summary>
    public async Task<IReadOnlyDictionary<string, KeptRow>> KnownAsync(ISheet sheet, IEnumerable<Record> records)
    {
        var known = ImportStore.Find(Tx, TenantId, sheet.Name, Options.Source, [.. records.Select(r => r.Key)]);
        await Tx.SendAsync(Cancel);
        return known.Values.ToDictionary(k => k.Key, StringComparer.Ordinal);
    }
}
