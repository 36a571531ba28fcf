using Dengta.Domain.Ledger;
using Dengta.Domain.People;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Tools.Demo;

/// <summary>The rows of one table, as they are copied into it.</summary>
/// <param name="Into">The table and its columns; each row has them in this order and in the type that PostgreSQL keeps.</param>
sealed record Table(string Into, IEnumerable<object?[]> Rows);

/// <summary>The demo company as rows.</summary>
static class Tables
{
    const int Tenant = DemoCompany.Tenant;

    /// <summary>A table stands after those it refers to.</summary>
    public static IReadOnlyList<Table> Of(Timeline time)
    {
        var people = People.Of(time.Today);
        var portfolios = Portfolio.Of(people, time);
        var ledger = new Ledger(History.Of(people, portfolios, time));
        IReadOnlyList<Client> clients = [.. Clients.WellKnown, .. portfolios.SelectMany(p => p.Own).OrderBy(c => c.Id)];
        return [.. Organisation(people, time), .. Customers(clients, ledger, time), .. Booked(ledger), CustomerAnswers.Of(ledger, time), Targets(people, time), .. Appraisal.Of(time)];
    }

    static IEnumerable<Table> Organisation(IReadOnlyList<Person> people, Timeline time) =>
    [
        new("tenant (id, name, time_zone, currency, language)", [[Tenant, Units.CompanyName, "Asia/Shanghai", DemoCompany.Currency, "zh-CN"]]),
        new("calendar_day (tenant_id, day, works)", time.Exceptions.Select(e => Row(Tenant, e.Day, e.Works))),
        new("unit (tenant_id, id, parent_id, name, name_en, manager_id, path)",
            Units.All.Select(u => Row(Tenant, u.Id, u.Parent, u.Name, u.NameEn, u.Manager, u.Path))),
        new("member (tenant_id, id, unit_id, name, name_en, role, joined_on)",
            people.Select(p => Row(Tenant, p.Id, p.Unit, p.Name, p.NameEn, MemberStore.Name(p.Role), p.Joined))),
    ];

    static IEnumerable<Table> Customers(IReadOnlyList<Client> clients, Ledger ledger, Timeline time)
    {
        var won = ledger.Entries.Where(e => e.Entry.Kind == EntryKind.Customer).ToDictionary(e => e.Entry.Customer!.Value.Value);
        return
        [
            new("customer (tenant_id, id, name, created_at, created_by, inbox_id)", clients.Select(c => won.TryGetValue(c.Id, out var e)
                ? Row(Tenant, (long)c.Id, c.Name, e.Message.At, e.Message.By.Id, e.Inbox)
                : Row(Tenant, (long)c.Id, c.Name, Moment.Morning(time.First), People.Operations, null))),
            new("customer_name (tenant_id, key, customer_id)", clients.SelectMany(c => c.Keys.Select(key => Row(Tenant, key, (long)c.Id)))),
        ];
    }

    static IEnumerable<Table> Booked(Ledger ledger) =>
    [
        new("inbox (tenant_id, id, key, member_id, received_at, said)",
            ledger.Inbox.Select(i => Row(Tenant, i.Id, $"demo:{i.Id}", i.Message.By.Id, i.Message.At, i.Message.Said))),
        new("entry (tenant_id, id, member_id, kind, customer_id, contact, count, counted, amount, currency, cost, business_date, logged_at, inbox_id, replaces)",
            ledger.Entries.Select(Entry)),
        new("entry_share (tenant_id, entry_id, member_id, share)",
            ledger.Entries.SelectMany(e => e.Entry.Shares.Select(s => Row(Tenant, e.Id, s.Member.Value, s.Share)))),
        new("entry_void (tenant_id, entry_id, inbox_id, voided_at, reason)",
            ledger.Voids.Select(v => Row(Tenant, v.Entry, v.Inbox, v.At, v.Replaced ? "replaced" : "undo"))),
        new("progress_day (tenant_id, member_id, day, kind, currency, count, raw_count, amount)",
            ledger.Sums.Select(c => Row(Tenant, c.Member.Value, c.Day, (short)c.Kind, c.Currency, c.Count, c.RawCount, c.Amount))),
    ];

    static object?[] Entry(BookedEntry e) => Row(
        Tenant, e.Id, e.Message.By.Id, (short)e.Entry.Kind, e.Entry.Customer?.Value, e.Entry.Contact, e.Entry.Count, e.Entry.Counted,
        e.Entry.Amount?.Amount, e.Entry.Amount?.Currency, e.Booking.Cost, e.Entry.Date, e.Message.At, e.Inbox, e.Replaces);

    static Table Targets(IReadOnlyList<Person> people, Timeline time) => new(
        "target (tenant_id, member_id, metric, month, base, stretch, currency)",
        from p in people
        from month in time.TargetMonths
        from t in Quota.Of(p, month, time)
        select Row(Tenant, p.Id, t.Metric.Stored(), t.Month, t.Base, t.Stretch, t.Metric.IsMoney() ? DemoCompany.Currency : null));

    static object?[] Row(params object?[] values) => values;
}
