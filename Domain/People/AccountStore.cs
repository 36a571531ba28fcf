using Dengta.Domain.Basics;
using Dengta.Domain.Storage;
using NpgsqlTypes;

namespace Dengta.Domain.People;

/// <summary>How people are known in channels and in the directories behind them.</summary>
public static class AccountStore
{
    const int LongestName = 100;

    // Two who are let in at the same moment would each not see the other: within a company one follows the other.
    static readonly Sql Lock = new("select pg_advisory_xact_lock(hashtextextended('dengta.join', $1))");

    static readonly Sql ByDirectoryId = new("""
        select m.id, true, m.left_on is not null, false
        from directory_id d join member m on m.tenant_id = d.tenant_id and m.id = d.member_id
        where d.tenant_id = $1 and d.channel = $2 and d.id = $3
        """);

    // Those who are there come first: who left may be many, and says nothing beside them.
    static readonly Sql ByEmail = new("""
        select m.id, false, m.left_on is not null,
               exists (select from directory_id d where d.tenant_id = m.tenant_id and d.member_id = m.id and d.channel = $2)
               or exists (select from account a where a.tenant_id = m.tenant_id and a.member_id = m.id and a.channel = $2)
        from member m where m.tenant_id = $1 and m.email = any($3)
        order by m.left_on is not null, m.id limit 2
        """);

    // An account of somebody who has left may become another person's; anybody else's is theirs.
    static readonly Sql Link = new("""
        insert into account (tenant_id, channel, external_id, member_id, shown_as) values ($1, $2, $3, $4, $5)
        on conflict (tenant_id, channel, external_id) do update set member_id = excluded.member_id, shown_as = excluded.shown_as
        where exists (select from member m where m.tenant_id = account.tenant_id and m.id = account.member_id and m.left_on is not null)
        returning 1
        """);

    static readonly Sql KeepDirectoryId = new("""
        insert into directory_id (tenant_id, channel, id, member_id) values ($1, $2, $3, $4) on conflict do nothing
        """);

    static readonly Sql Show = new("update account set shown_as = $4 where tenant_id = $1 and channel = $2 and external_id = $3");

    static readonly Sql AllContacts = new("""
        select m.id, m.email, (select d.id from directory_id d where d.tenant_id = m.tenant_id and d.member_id = m.id and d.channel = $2 limit 1)
        from member m where m.tenant_id = $1
        """);

    static readonly Sql SetEmails = new("""
        update member m set email = w.email from unnest($2::int[], $3::text[]) w (id, email)
        where m.tenant_id = $1 and m.id = w.id and m.email is null
        """);

    static readonly Sql AddDirectoryIds = new("""
        insert into directory_id (tenant_id, channel, id, member_id)
        select $1, $2, w.id, w.member_id from unnest($3::int[], $4::text[]) w (member_id, id) where w.id is not null
        on conflict do nothing
        """);

    /// <summary>A name in a channel as far as it is kept.</summary>
    public static string Shown(string name) => CleanText.Of(name, LongestName);

    /// <summary>From here to the end of the transaction nobody else is let into the company.</summary>
    public static void LockJoining(Tx tx, TenantId tenant) => tx.Row(Lock, _ => 0, Arg.Of((long)tenant.Value));

    /// <summary>Whom the directory's id means.</summary>
    public static Rows<Candidate> FindById(Tx tx, TenantId tenant, string channel, string id) =>
        tx.Rows(ByDirectoryId, Read, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(id));

    /// <summary>Whom the e-mail addresses may mean: two at most, enough to see that it is not one.</summary>
    public static Rows<Candidate> FindByEmail(Tx tx, TenantId tenant, string channel, IReadOnlyCollection<string> emails) =>
        tx.Rows(ByEmail, Read, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Array(emails.ToArray(), NpgsqlDbType.Text));

    /// <summary>Makes an account the member's; no value where it is somebody's already.</summary>
    public static Row<bool> Join(Tx tx, TenantId tenant, string channel, string externalId, MemberId member, string shownAs) => tx.Row(
        Link, _ => true, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(externalId), Arg.Of(member.Value), Arg.Of(Shown(shownAs)));

    /// <summary>Remembers the directory's id of a member, unless it is another one's.</summary>
    public static void Keep(Tx tx, TenantId tenant, string channel, string directoryId, MemberId member) =>
        tx.Do(KeepDirectoryId, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(directoryId), Arg.Of(member.Value));

    /// <summary>Notes how the channel calls an account now.</summary>
    public static void ShowAs(Tx tx, TenantId tenant, string channel, string externalId, string name) =>
        tx.Do(Show, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Of(externalId), Arg.Of(Shown(name)));

    /// <summary>What everybody of the company, also who left, is known by.</summary>
    public static Rows<Contact> Contacts(Tx tx, TenantId tenant, string channel) => tx.Rows(
        AllContacts, r => new Contact(new MemberId(r.GetInt32(0)), r.IsDBNull(1) ? null : r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2)),
        Arg.Of(tenant.Value), Arg.Of(channel));

    /// <summary>Adds what is not known yet; nothing that is there is replaced.</summary>
    public static void AddContacts(Tx tx, TenantId tenant, string channel, IReadOnlyCollection<Contact> contacts)
    {
        var members = contacts.Select(c => c.Member.Value).ToArray();
        tx.Do(
            SetEmails, Arg.Of(tenant.Value), Arg.Array(members, NpgsqlDbType.Integer),
            Arg.Array(contacts.Select(c => c.Email).ToArray(), NpgsqlDbType.Text));
        tx.Do(
            AddDirectoryIds, Arg.Of(tenant.Value), Arg.Of(channel), Arg.Array(members, NpgsqlDbType.Integer),
            Arg.Array(contacts.Select(c => c.DirectoryId).ToArray(), NpgsqlDbType.Text));
    }

    static Candidate Read(Npgsql.NpgsqlDataReader r) => new(new MemberId(r.GetInt32(0)), r.GetBoolean(1), r.GetBoolean(2), r.GetBoolean(3));
}

/// <summary>By what a member is recognised in a channel.</summary>
public sealed record Contact(MemberId Member, string? Email, string? DirectoryId);
