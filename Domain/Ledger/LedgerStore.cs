using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <summary>Books, takes back and reads entries. Every change keeps the daily sums in the same transaction.</summary>
public static class LedgerStore
{
    const string Columns = """
        e.id, e.member_id, e.kind, e.customer_id, c.name, e.contact, e.count, e.counted, e.amount, e.currency, e.business_date,
        e.logged_at, e.inbox_id, e.replaces,
        array(select s.member_id from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id order by s.member_id),
        array(select s.share from entry_share s where s.tenant_id = e.tenant_id and s.entry_id = e.id order by s.member_id),
        case when e.kind = 2 then cost_of_deal(e.tenant_id, e.id, e.cost) end
        """;

    const string Active = """
        from entry e left join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        where e.tenant_id = $1 and e.member_id = $2
          and (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
        """;

    // What somebody else took off the person's deal is not the person's to take back.
    const string Own = """
        and (e.kind <> 9 or (select r.booked_by from reversal r where r.tenant_id = e.tenant_id and r.entry_id = e.id) = $2)
        """;

    const string InsertEntry = """
        insert into entry (tenant_id, member_id, kind, customer_id, contact, count, counted, amount, currency, business_date, logged_at,
                           inbox_id, replaces, cost)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """;

    const string AddUp = """
        on conflict (tenant_id, member_id, day, kind, currency) do update
        set count = p.count + excluded.count, raw_count = p.raw_count + excluded.raw_count, amount = p.amount + excluded.amount
        """;

    // The usual entry is all the author's: it and its credit are one statement.
    static readonly Sql Insert = new($"""
        with e as (
            {InsertEntry}
            returning tenant_id, member_id, business_date, kind, currency, counted, count, amount)
        insert into progress_day as p (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
        select tenant_id, member_id, business_date, kind, coalesce(currency, 'XXX'), counted, count, coalesce(amount, 0) from e
        {AddUp}
        """);

    static readonly Sql InsertShared = new($"""
        with e as (
            {InsertEntry} returning id)
        insert into entry_share (tenant_id, entry_id, member_id, share)
        select $1, e.id, s.member_id, s.share from e, unnest($15::int[], $16::numeric[]) s (member_id, share)
        """);

    static readonly Sql AddCredit = new($"""
        insert into progress_day as p (tenant_id, member_id, day, kind, currency, count, raw_count, amount)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        {AddUp}
        """);

    static readonly Sql InsertVoid = new("""
        insert into entry_void (tenant_id, entry_id, inbox_id, voided_at, reason) values ($1, $2, $3, $4, $5)
        """);

    // Two numbers, so that it is no lock of a chat or a customer's name, which are one.
    static readonly Sql LockAuthor = new("select pg_advisory_xact_lock($1, $2)");

    static readonly Sql ByMessage = new($"select {Columns} {Active} {Own} and e.inbox_id = $3 order by e.id");

    // A correction is booked under the message that made it, and points back at what it took the place of. An undone one brings that
    // back, under the message that undid it.
    static readonly Sql Standing = new($"""
        with recursive chain as (
            select o.id from entry o where o.tenant_id = $1 and o.member_id = $2 and o.inbox_id = $3
            union
            select n.id from chain p cross join lateral (
                select e.id from entry e where e.tenant_id = $1 and e.replaces = p.id
                union all
                select e.id from entry_void v join entry e on e.tenant_id = $1 and e.member_id = $2 and e.inbox_id = v.inbox_id
                where v.tenant_id = $1 and v.entry_id = p.id and v.reason = 'undo') n)
        select {Columns} from chain join entry e on e.tenant_id = $1 and e.id = chain.id
        left join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        where (select v.entry_id from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id) is null
        order by e.id
        """);

    static readonly Sql Latest = new($"""
        select {Columns} {Active} {Own} and e.inbox_id = (
            select l.inbox_id from entry l
            where l.tenant_id = $1 and l.member_id = $2
              and (l.kind <> 9 or (select r.booked_by from reversal r where r.tenant_id = l.tenant_id and r.entry_id = l.id) = $2)
              and (select v.entry_id from entry_void v where v.tenant_id = l.tenant_id and v.entry_id = l.id) is null
            order by l.inbox_id desc limit 1) and e.inbox_id > 0
        order by e.id
        """);

    static readonly Sql Recent = new($"select {Columns} {Active} {Own} order by e.inbox_id desc, e.id desc limit 50");

    static readonly Sql ById = new($"select {Columns} {Active} {Own} and e.id = $3");

    static readonly Sql Originals = new($"""
        select {Columns} from entry e left join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
        where e.tenant_id = $1 and e.id = any($2)
        """);

    static readonly Sql InPeriod = new($"""
        select {Columns} {Active} and e.business_date >= $3 and e.business_date < $4 and ($5::smallint is null or e.kind = $5)
        order by e.business_date desc, e.id desc limit $6
        """);

    static readonly Sql CountInPeriod = new($"""
        select count(*)::int {Active} and e.business_date >= $3 and e.business_date < $4 and ($5::smallint is null or e.kind = $5)
        """);

    static readonly Sql WithCustomer = new($"""
        select {Columns} {Active} and e.customer_id = any(array(
            select n.customer_id from customer_name n where n.tenant_id = $1 and n.key = $3
            union all
            select m.id from customer_name n join customer m on m.tenant_id = n.tenant_id and m.merged_into = n.customer_id
            where n.tenant_id = $1 and n.key = $3))
          and ($4::smallint is null or e.kind = $4)
        order by e.business_date desc, e.id desc limit 10
        """);

    /// <summary>Books entries of one message and adds their credit.</summary>
    public static void Add(
        Tx tx, TenantId tenant, MemberId author, IReadOnlyList<NewEntry> entries, DateTimeOffset at, InboxId inbox)
    {
        foreach (var entry in entries) AddOne(tx, tenant, author, entry, at, inbox);
        AddCredits(tx, tenant, entries.Where(e => e.Shares.Count > 0).SelectMany(e => Credit.Of(author, e)));
    }

    /// <summary>Takes entries out of all sums; they stay in the ledger with the message that voided them.</summary>
    public static void Void(Tx tx, TenantId tenant, IReadOnlyList<Entry> entries, DateTimeOffset at, InboxId inbox, bool replaced)
    {
        foreach (var entry in entries)
            tx.Do(InsertVoid, Arg.Of(tenant.Value), Arg.Of(entry.Id.Value), Arg.Of(inbox.Value), Arg.Of(at), Arg.Of(replaced ? "replaced" : "undo"));
        AddCredits(tx, tenant, entries.SelectMany(e => Credit.Of(e.Author, e.ToNew())).Select(c => c.Negated()));
    }

    /// <summary>
    /// From here to the end of the transaction nobody else takes back or changes the author's entries. Asked for before they are read: of two
    /// who undo one entry at the same time, from two chats, the second finds it gone.
    /// </summary>
    public static void Lock(Tx tx, TenantId tenant, MemberId author) => tx.Rows(LockAuthor, _ => 0, Arg.Of(tenant.Value), Arg.Of(author.Value));

    /// <summary>What a message booked and still counts.</summary>
    public static Rows<Entry> OfMessage(Tx tx, TenantId tenant, MemberId author, InboxId inbox) =>
        tx.Rows(ByMessage, Read, Arg.Of(tenant.Value), Arg.Of(author.Value), Arg.Of(inbox.Value));

    /// <summary>What still counts of a message's entries: they themselves, or what they were corrected to.</summary>
    public static Rows<Entry> StandingFor(Tx tx, TenantId tenant, MemberId author, InboxId inbox) =>
        tx.Rows(Standing, Read, Arg.Of(tenant.Value), Arg.Of(author.Value), Arg.Of(inbox.Value));

    /// <summary>What the person's latest message with anything that still counts booked.</summary>
    public static Rows<Entry> OfLatestMessage(Tx tx, TenantId tenant, MemberId author) =>
        tx.Rows(Latest, Read, Arg.Of(tenant.Value), Arg.Of(author.Value));

    /// <summary>The last fifty entries that still count, the newest first.</summary>
    public static Rows<Entry> Last(Tx tx, TenantId tenant, MemberId author) =>
        tx.Rows(Recent, Read, Arg.Of(tenant.Value), Arg.Of(author.Value));

    /// <summary>One entry of the person that still counts.</summary>
    public static Row<Entry> Find(Tx tx, TenantId tenant, MemberId author, EntryId id) =>
        tx.Row(ById, Read, Arg.Of(tenant.Value), Arg.Of(author.Value), Arg.Of(id.Value));

    /// <summary>Entries as they once were booked, whether they still count or not.</summary>
    public static Rows<Entry> FindAny(Tx tx, TenantId tenant, IEnumerable<EntryId> ids) =>
        tx.Rows(Originals, Read, Arg.Of(tenant.Value), Arg.Array(ids.Select(i => i.Value).ToArray(), NpgsqlDbType.Bigint));

    /// <summary>Entries of a period, the newest first, and how many there are in all.</summary>
    public static (Rows<Entry> Newest, Row<int> Count) OfPeriod(
        Tx tx, TenantId tenant, MemberId author, Period period, EntryKind? kind, int limit)
    {
        return (
            tx.Rows(InPeriod, Read, Arg.Of(tenant.Value), Arg.Of(author.Value), Arg.Of(period.Start), Arg.Of(period.End), KindArg(kind), Arg.Of(limit)),
            tx.Row(CountInPeriod, r => r.GetInt32(0), Arg.Of(tenant.Value), Arg.Of(author.Value), Arg.Of(period.Start), Arg.Of(period.End), KindArg(kind)));
    }

    /// <summary>The last ten entries with a customer, by the key of its name.</summary>
    public static Rows<Entry> OfCustomer(Tx tx, TenantId tenant, MemberId author, string key, EntryKind? kind) =>
        tx.Rows(WithCustomer, Read, Arg.Of(tenant.Value), Arg.Of(author.Value), Arg.Of(key), KindArg(kind));

    static NpgsqlParameter KindArg(EntryKind? kind) => Arg.Of((short?)kind);

    static void AddOne(Tx tx, TenantId tenant, MemberId author, NewEntry e, DateTimeOffset at, InboxId inbox)
    {
        NpgsqlParameter[] args =
        [
            Arg.Of(tenant.Value), Arg.Of(author.Value), Arg.Of((short)e.Kind), Arg.Of(e.Customer?.Value), Arg.Of(e.Contact), Arg.Of(e.Count),
            Arg.Of(e.Counted), Arg.Of(e.Amount?.Amount), Arg.Of(e.Amount?.Currency), Arg.Of(e.Date), Arg.Of(at), Arg.Of(inbox.Value),
            Arg.Of(e.Replaces?.Value), Arg.Of(e.Cost),
        ];
        if (e.Shares.Count == 0)
            tx.Do(Insert, args);
        else
            tx.Do(InsertShared, [.. args,
                Arg.Array(e.Shares.Select(s => s.Member.Value).ToArray(), NpgsqlDbType.Integer),
                Arg.Array(e.Shares.Select(s => s.Share).ToArray(), NpgsqlDbType.Numeric)]);
    }

    /// <summary>Adds to the daily sums what an entry brings.</summary>
    public static void AddCredits(Tx tx, TenantId tenant, IEnumerable<Credit> credits)
    {
        // One order for all transactions, so that two that touch the same days never wait for each other in a circle.
        foreach (var c in credits.OrderBy(c => (c.Member.Value, c.Day, c.Kind, c.Currency)))
            tx.Do(AddCredit, Arg.Of(tenant.Value), Arg.Of(c.Member.Value), Arg.Of(c.Day), Arg.Of((short)c.Kind), Arg.Of(c.Currency),
                Arg.Of(c.Count), Arg.Of(c.RawCount), Arg.Of(c.Amount));
    }

    static Entry Read(NpgsqlDataReader r)
    {
        var members = r.GetFieldValue<int[]>(14);
        var shares = r.GetFieldValue<decimal[]>(15);
        return new(
            new EntryId(r.GetInt64(0)), new MemberId(r.GetInt32(1)), (EntryKind)r.GetInt16(2),
            r.IsDBNull(3) ? null : new CustomerId(r.GetInt64(3)), r.IsDBNull(4) ? null : r.GetString(4), r.IsDBNull(5) ? null : r.GetString(5),
            r.GetInt32(6), r.GetInt32(7), r.IsDBNull(8) ? null : new Money(r.GetDecimal(8), r.GetString(9)),
            r.GetFieldValue<DateOnly>(10), r.GetFieldValue<DateTimeOffset>(11), new InboxId(r.GetInt64(12)))
        {
            Replaced = r.IsDBNull(13) ? null : new EntryId(r.GetInt64(13)),
            Cost = r.IsDBNull(16) ? null : r.GetDecimal(16),
            Shares = [.. members.Select((m, i) => new CreditShare(new MemberId(m), shares[i]))],
        };
    }
}
