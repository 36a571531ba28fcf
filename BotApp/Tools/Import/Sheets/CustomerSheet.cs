using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Customers by name. One that is there already under that name is taken as the same.</summary>
sealed class CustomerSheet : ISheet
{
    public const string SheetName = "customers";

    static readonly Field Named = new(
        "name", true, "customer", "customer_name", "account", "account_name", "company", "客户", "客户名称", "公司", "公司名称");

    static readonly Field Id = new("id", false, "customer_id", "account_id", "客户编号", "客户ID");
    static readonly Field Owner = new("owner", false, "account_owner", "sales_agent", "sales_rep", "负责人", "销售", "客户经理");
    static readonly Field Created = new("created", false, "created_at", "created_date", "创建日期", "创建时间", "录入日期");

    static readonly Field Email = new("email", false, "mail", "email_address", "邮箱", "电子邮箱", "客户邮箱", "邮件");

    readonly Dictionary<string, int> _lineOf = [];
    Staff? _staff;

    public string Name => SheetName;

    public IReadOnlyList<Field> Fields { get; } = [Named, Id, Owner, Created, Email];

    public string Advice => "customers are not renamed or handed over by an import";

    public async Task OpenAsync(Run run) => _staff = await Staff.LoadAsync(run);

    public Record? Read(RowCells cells, string currency)
    {
        var (name, id, owner, created) = (cells.Needed(Named), cells.Text(Id), cells.Text(Owner), cells.Day(Created));
        if (name is null) return null;
        if (CustomerName.Key(name).Length == 0) cells.Wrong(Named, "has no letter and no digit");
        var email = EmailAddress.Read(cells.Text(Email));
        if (email is null && cells.Text(Email) is not null) cells.Wrong(Email, "is no e-mail address");
        var facts = new Facts().Add("name", name).Add("owner", owner).Add("created", created).Add(Email.Name, email).AddUnused(cells);
        return new CustomerRecord(cells.Line, id ?? name, facts, name, id is not null, owner, created, email);
    }

    public async Task<IReadOnlyCollection<KeptRow>> WriteAsync(Run run, IReadOnlyList<Record> fresh)
    {
        var customers = fresh.Cast<CustomerRecord>().ToList();
        var found = HistoryStore.FindCustomers(run.Tx, run.TenantId, [.. customers.Select(c => CustomerName.Key(c.Name)).Distinct()]);
        var ids = HistoryStore.NewCustomerIds(run.Tx, customers.Count);
        await run.Tx.SendAsync(run.Cancel);
        var there = found.Values.ToLookup(f => f.Key, f => f.Customer);
        var (made, kept, emails) = (new List<PastCustomer>(), new List<KeptRow>(), new List<(CustomerId, string)>());
        foreach (var c in customers)
        {
            if (Place(run, c, there[CustomerName.Key(c.Name)].ToList(), ids.Values[made.Count]) is not { } placed) continue;
            if (placed.IsNew) made.Add(placed.Customer);
            if (c.Email is not null) emails.Add((placed.Customer.Id, c.Email));
            kept.Add(c.Kept() with { Customer = placed.Customer.Id });
        }
        HistoryStore.AddCustomers(run.Tx, run.TenantId, run.Id, made);
        CustomerEmailStore.AddMany(run.Tx, run.TenantId, emails, run.Now, run.Id);
        return kept;
    }

    public Task CloseAsync(Run run) => Task.CompletedTask;

    (PastCustomer Customer, bool IsNew)? Place(Run run, CustomerRecord c, List<Customer> there, CustomerId id)
    {
        if (OwnerOf(run, c) is not { } owner) return null;
        var isTwin = !_lineOf.TryAdd(CustomerName.Key(c.Name), c.Line);
        if (isTwin && !c.HasId)
            return Refuse(run, c, $"is the customer of line {_lineOf[CustomerName.Key(c.Name)]}, written alike; give each an id or leave one out");
        if (!isTwin && there.Count > 1) return Refuse(run, c, "is the name of several customers");
        if (Lookalike.IsFormula(c.Name)) run.Report.Doubt("a name that begins like a formula; it is kept as text", c.Line);
        if (isTwin)
            run.Report.Doubt("a customer with the name of an earlier one and another id; a message that names it will be asked about", c.Line);
        if (isTwin || there.Count == 0) return (Made(run, c, id, owner.Member), true);
        run.Report.Doubt("a customer of that name was there already and is taken as the same", c.Line);
        return (new(there[0].Id, there[0].Name, run.Now, null), false);
    }

    // A struct around it, since nobody is an answer too.
    (MemberRow? Member, bool)? OwnerOf(Run run, CustomerRecord c)
    {
        if (c.Owner is null) return (null, false);
        var (member, why) = _staff!.Find(c.Owner);
        if (why is null) return (member, true);
        run.Refuse(c, (Owner, c.Owner, why));
        return null;
    }

    // Who made a customer is credited on the day it was made: without the day, nobody is, or all would count as made today.
    static PastCustomer Made(Run run, CustomerRecord c, CustomerId id, MemberRow? owner) => c.Created is { } day
        ? new(id, c.Name, run.Noon(day), owner?.Id)
        : new(id, c.Name, run.Now, null);

    static (PastCustomer, bool)? Refuse(Run run, CustomerRecord c, string why)
    {
        run.Refuse(c, (Named, c.Name, why));
        return null;
    }
}

sealed record CustomerRecord(int Line, string Key, Facts Facts, string Name, bool HasId, string? Owner, DateOnly? Created, string? Email)
    : Record(Line, Key, Facts);
