using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>Reads a line of a pipeline.</summary>
static class DealCells
{
    const int FirstYear = 2000;

    static readonly Field Currency = new("currency", false, "币种", "货币");
    static readonly Field Status = new("stage", false, "deal_stage", "status", "阶段", "状态", "商机阶段");
    static readonly Field Product = new("product", false, "product_name", "产品", "产品名称");
    static readonly Field Contact = new("contact", false, "contact_name", "联系人");
    static readonly Field Cost = new("cost", false, "成本");
    static readonly Field Opened = new("opened", false, "engage_date", "open_date", "created_date", "创建日期", "立项日期");
    static readonly Field Logged = new("logged", false, "logged_at", "entered", "录入日期", "录入时间");

    public static readonly Field Id = new("id", false, "opportunity_id", "deal_id", "order_id", "contract_no", "商机编号", "订单号", "合同编号", "编号");
    public static readonly Field Owner = new("owner", true, "sales_agent", "sales_rep", "rep", "salesperson", "销售", "负责人", "业务员", "姓名");
    public static readonly Field Customer = new("customer", false, "account", "account_name", "customer_name", "company", "客户", "客户名称", "公司");
    public static readonly Field Date = new("date", true, "close_date", "signed_on", "won_date", "成交日期", "签约日期", "签单日期", "日期");
    public static readonly Field Amount = new("amount", true, "close_value", "value", "deal_value", "price", "金额", "签单金额", "合同金额", "成交金额");

    public static IReadOnlyList<Field> All { get; } = [Id, Owner, Customer, Date, Amount, Currency, Status, Product, Contact, Cost, Opened, Logged];

    /// <returns>Null where the cells have faults.</returns>
    public static DealRecord? Read(RowCells cells, string currency)
    {
        var status = cells.Text(Status);
        var stage = StageOf(cells, status);
        var (owner, customer, date) = (cells.Text(Owner), cells.Text(Customer), cells.Day(Date));
        var amount = AmountOf(cells, currency);
        var (opened, logged, cost) = (cells.Day(Opened), cells.Day(Logged), cells.Amount(Cost, currency)?.Amount);
        var (product, contact) = (cells.Text(Product), cells.Text(Contact));
        if (stage == Stage.Won) CheckWon(cells, date, amount);
        if (cells.Faults.Count > 0) return null;

        var id = cells.Text(Id);
        var facts = new Facts()
            .Add("stage", status).Add("owner", owner).Add("customer", customer).Add("date", date).Add("amount", amount?.Amount)
            .Add("currency", amount?.Currency).Add("product", product).Add("contact", contact).Add("cost", cost)
            .Add("opened", opened).Add("logged", logged).AddUnused(cells);
        return new DealRecord(cells.Line, id ?? KeyOf(owner, customer, date, amount, product), facts, stage, owner, customer, date, amount)
        {
            HasId = id is not null,
            Product = product,
            Contact = contact,
            Cost = cost,
            Opened = opened,
            Logged = logged,
        };
    }

    static string KeyOf(string? owner, string? customer, DateOnly? date, Money? amount, string? product) =>
        Repetitions.KeyOf(owner, customer, $"{date:yyyy-MM-dd}", new Facts().Add("amount", amount?.Amount).ToJson(), amount?.Currency, product);

    static Stage StageOf(RowCells cells, string? status)
    {
        // A table without stages is one of deals that were made.
        if (!cells.Has(Status)) return Stage.Won;
        if (status is null) cells.Missing(Status);
        else if (Stages.Read(status, cells.Options) is { } known) return known;
        else cells.Wrong(Status, "is no stage that is known; say what it means with --won, --lost or --open");
        return Stage.Open;
    }

    static Money? AmountOf(RowCells cells, string currency)
    {
        var stated = cells.Text(Currency)?.ToUpperInvariant();
        if (stated is not null && !Currencies.IsCode(stated)) cells.Wrong(Currency, "is no currency of ISO 4217, such as CNY");
        if (cells.Amount(Amount, stated ?? currency) is not { } amount) return null;
        if (stated is not null && amount.Currency is { } signed && signed != stated)
            cells.Wrong(Amount, $"is in {signed}, while its row says {stated}");
        return new Money(amount.Amount, stated ?? amount.Currency ?? currency);
    }

    static void CheckWon(RowCells cells, DateOnly? date, Money? amount)
    {
        foreach (var field in (Field[])[Owner, Date, Amount]) cells.Missing(field);
        if (date?.Year < FirstYear) cells.Wrong(Date, $"lies before {FirstYear}, where the ledger begins");
        if (amount?.Amount < 0) cells.Wrong(Amount, "is below nought; money paid back is a collection, not a deal");
    }
}
