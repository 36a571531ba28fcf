using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <param name="Likeness">In which way its name is like the one sought.</param>
public sealed record Alike(Customer Customer, Likeness Likeness);

/// <summary>A customer's name that has no forms yet.</summary>
public sealed record Unformed(string Key, CustomerId Customer, string CustomerName);

/// <summary>Finds customers whose names are only like the one that somebody wrote, and what a person calls a customer.</summary>
public static class CustomerFormStore
{
    /// <summary>So many names are formed within a turn; more are only there after an import, and have their forms when the program starts.</summary>
    const int MostAtOnce = 500;

    const int MostOfAKind = 30;

    // Whoever waited here for another one's names sees them formed, and the search after it finds their forms.
    static readonly Sql Names = new("""
        select n.key, n.customer_id, (select c.name from customer c where c.tenant_id = n.tenant_id and c.id = n.customer_id)
        from customer_name n where n.tenant_id = $1 and not n.formed
        order by n.key limit $2 for update of n
        """);

    static readonly Sql Insert = new("""
        insert into customer_form (tenant_id, kind, form, customer_id, name)
        select $1, f.* from unnest($2::smallint[], $3::text[], $4::bigint[], $5::text[]) f on conflict do nothing
        """);

    static readonly Sql Mark = new("""
        update customer_name n set formed = true
        from unnest($2::text[], $3::bigint[]) f (key, customer_id)
        where n.tenant_id = $1 and n.key = f.key and n.customer_id = f.customer_id
        """);

    // Each part is one range or some points of the primary key, and stops early: no search grows with the number of customers. The points are
    // looked up one by one; as `= any` they would be a filter on all forms of a kind.
    static readonly Sql Search = new($"""
        select c.id, c.name, f.name from (
            (select customer_id, name from customer_form
             where tenant_id = $1 and kind = {CustomerForm.Plain} and form >= $2 and form < $3 order by form limit $7)
            union
            (select p.customer_id, p.name from unnest($4::text[]) w (form) cross join lateral (
                select customer_id, name from customer_form where tenant_id = $1 and kind = {CustomerForm.Plain} and form = w.form limit $7) p)
            union
            (select customer_id, name from customer_form
             where tenant_id = $1 and kind = {CustomerForm.Initials} and form >= $5 and form < ($5 || $8) order by form limit $7)
            union
            (select s.customer_id, s.name from unnest($6::text[]) w (form) cross join lateral (
                select customer_id, name from customer_form where tenant_id = $1 and kind = {CustomerForm.Shortened} and form = w.form limit $7) s)) f
        cross join lateral (select k.id, k.name from customer k where k.tenant_id = $1 and k.id = f.customer_id and k.merged_into is null offset 0) c
        """);

    static readonly Sql NicknameOf = new("""
        select c.id, c.name from customer_nickname n
        join customer o on o.tenant_id = n.tenant_id and o.id = n.customer_id
        join customer c on c.tenant_id = o.tenant_id and c.id = coalesce(o.merged_into, o.id)
        where n.tenant_id = $1 and n.member_id = $2 and n.key = $3
        """);

    static readonly Sql InsertNickname = new("""
        insert into customer_nickname (tenant_id, member_id, key, customer_id) values ($1, $2, $3, $4)
        on conflict (tenant_id, member_id, key) do update set customer_id = excluded.customer_id
        """);

    static readonly Sql TenantIds = new("select id from tenant order by id");

    /// <summary>Names without forms, at most five hundred, locked to the end of the transaction.</summary>
    public static Rows<Unformed> FindUnformed(Tx tx, TenantId tenant) => tx.Rows(
        Names, r => new Unformed(r.GetString(0), new CustomerId(r.GetInt64(1)), r.GetString(2)), Arg.Of(tenant.Value), Arg.Of(MostAtOnce));

    public static void Form(Tx tx, TenantId tenant, IReadOnlyList<Unformed> names)
    {
        var forms = names
            .SelectMany(n => CustomerForm.Of(n.Key, CustomerName.Key(n.CustomerName) == n.Key ? n.CustomerName : n.Key).Select(f => (Of: f, n.Customer)))
            .ToArray();
        tx.Do(Insert, Arg.Of(tenant.Value),
            Arg.Array(forms.Select(f => f.Of.Kind).ToArray(), NpgsqlDbType.Smallint), Arg.Array(forms.Select(f => f.Of.Text).ToArray(), NpgsqlDbType.Text),
            Arg.Array(forms.Select(f => f.Customer.Value).ToArray(), NpgsqlDbType.Bigint), Arg.Array(forms.Select(f => f.Of.Name).ToArray(), NpgsqlDbType.Text));
        tx.Do(Mark, Arg.Of(tenant.Value),
            Arg.Array(names.Select(n => n.Key).ToArray(), NpgsqlDbType.Text), Arg.Array(names.Select(n => n.Customer.Value).ToArray(), NpgsqlDbType.Bigint));
    }

    /// <summary>Forms whatever names have none, of all tenants: after an update, or an import behind the program's back.</summary>
    public static async Task FormAllAsync(Db db, CancellationToken cancel)
    {
        foreach (var tenant in await db.RowsAsync(TenantIds, r => new TenantId(r.GetInt32(0)), cancel))
            while (await FormSomeAsync(db, tenant, cancel))
            {
            }
    }

    /// <summary>Customers whose names are like this one; unordered, and one may come several times.</summary>
    public static Rows<Alike?> FindAlike(Tx tx, TenantId tenant, string name)
    {
        var said = CustomerCore.Of(name);
        var shortened = OneSlip.Shortened(said);
        var initials = CustomerLikeness.MayBeInitials(said) ? (From: said, More: After) : (From: HanInitials.Of(said) ?? said, More: "\u0001");
        return tx.Rows(
            Search, r => Read(r, said),
            Arg.Of(tenant.Value), Arg.Of(said), Arg.Of(said + After),
            Arg.Array([.. CustomerLikeness.Beginnings(said), .. shortened], NpgsqlDbType.Text),
            Arg.Of(initials.From), Arg.Array([.. shortened, said], NpgsqlDbType.Text), Arg.Of(MostOfAKind), Arg.Of(initials.More));
    }

    /// <summary>Which customer this person calls so.</summary>
    public static Row<Customer> FindNickname(Tx tx, TenantId tenant, MemberId member, string name) => tx.Row(
        NicknameOf, r => new Customer(new CustomerId(r.GetInt64(0)), r.GetString(1)),
        Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(CustomerName.Key(name)));

    /// <summary>From now on this person means this customer by the name, unless there is one of exactly that name.</summary>
    public static void AddNickname(Tx tx, TenantId tenant, MemberId member, string name, CustomerId customer) => tx.Do(
        InsertNickname, Arg.Of(tenant.Value), Arg.Of(member.Value), Arg.Of(CustomerName.Key(name)), Arg.Of(customer.Value));

    /// <summary>Sorts behind whatever a name may go on with.</summary>
    const string After = "\U0010ffff";

    static async Task<bool> FormSomeAsync(Db db, TenantId tenant, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var names = FindUnformed(tx, tenant);
        await tx.SendAsync(cancel);
        if (names.Values.Count > 0) Form(tx, tenant, names.Values);
        await tx.CommitAsync(cancel);
        return names.Values.Count > 0;
    }

    static Alike? Read(NpgsqlDataReader r, string said) => CustomerLikeness.Of(said, r.GetString(2)) is { } likeness
        ? new Alike(new(new CustomerId(r.GetInt64(0)), r.GetString(1)), likeness)
        : null;
}
