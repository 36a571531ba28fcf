using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.Ledger;

/// <summary>Where customers are written to. One address a customer: the last that was said.</summary>
public static class CustomerEmailStore
{
    static readonly Sql Of = new("select email from customer_email where tenant_id = $1 and customer_id = $2");

    // An address that was refused before is tried again once somebody says that it is right.
    static readonly Sql Upsert = new("""
        with said as (
            insert into customer_email (tenant_id, customer_id, email, set_at, inbox_id) values ($1, $2, $3, $4, $5)
            on conflict (tenant_id, customer_id) do update set email = excluded.email, set_at = excluded.set_at, inbox_id = excluded.inbox_id
            returning tenant_id, email)
        update chat c set dead_since = null from said s
        where c.tenant_id = s.tenant_id and c.channel = 'mail' and c.external_id = s.email and c.dead_since is not null
        """);

    static readonly Sql Delete = new("delete from customer_email where tenant_id = $1 and customer_id = $2");

    static readonly Sql InsertMany = new("""
        insert into customer_email (tenant_id, customer_id, email, set_at, inbox_id)
        select $1, w.customer, w.email, $4, $5 from unnest($2::bigint[], $3::text[]) w (customer, email)
        on conflict (tenant_id, customer_id) do nothing
        """);

    public static Row<string> Find(Tx tx, TenantId tenant, CustomerId customer) =>
        tx.Row(Of, r => r.GetString(0), Arg.Of(tenant.Value), Arg.Of(customer.Value));

    /// <param name="email">As <see cref="People.EmailAddress"/> reads it.</param>
    public static void Set(Tx tx, TenantId tenant, CustomerId customer, string email, DateTimeOffset now, InboxId inbox) => tx.Do(
        Upsert, Arg.Of(tenant.Value), Arg.Of(customer.Value), Arg.Of(email), Arg.Of(now), Arg.Of(inbox.Value));

    public static void Remove(Tx tx, TenantId tenant, CustomerId customer) => tx.Do(Delete, Arg.Of(tenant.Value), Arg.Of(customer.Value));

    /// <summary>Adds those of customers that have none yet: what a person said is never written over by a file.</summary>
    public static void AddMany(Tx tx, TenantId tenant, IReadOnlyList<(CustomerId Customer, string Email)> emails, DateTimeOffset now, InboxId run)
    {
        if (emails.Count == 0) return;
        tx.Do(
            InsertMany, Arg.Of(tenant.Value), Arg.Array(emails.Select(e => e.Customer.Value).ToArray(), NpgsqlDbType.Bigint),
            Arg.Array(emails.Select(e => e.Email).ToArray(), NpgsqlDbType.Text), Arg.Of(now), Arg.Of(run.Value));
    }
}
