using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.BotApp.Channels.Local;

/// <summary>Whom the page can speak for, and what was said before.</summary>
static class LocalStore
{
    const int MostPeople = 2000;

    const string OfEverybody = """
        select m.id, m.name, m.name_en, m.role, u.name, u.name_en
        from member m join unit u on u.tenant_id = m.tenant_id and u.id = m.unit_id
        where m.tenant_id = (select min(id) from tenant) and m.left_on is null
        """;

    // Along the tree of units; in each the one who answers for it first.
    static readonly Sql People = new($"""
        {OfEverybody}
        order by u.path, m.role = 'rep', m.id
        limit $1
        """);

    static readonly Sql Person = new($"""
        {OfEverybody} and m.id = $1
        """);

    static readonly Sql Link = new("""
        insert into account (tenant_id, channel, external_id, member_id)
        select tenant_id, $2, id::text, id from member
        where tenant_id = (select min(id) from tenant) and id = $1 and left_on is null
        on conflict do nothing
        """);

    // What was said stands before what was answered at the same moment. A button shows as the card it led to.
    static readonly Sql History = new("""
        with chat_here as (
            select id from chat where tenant_id = (select min(id) from tenant) and channel = $1 and external_id = $2),
        lines as (
            select received_at as at, 0 as turn, id, key, said, answer as card, null as replaces
            from inbox
            where tenant_id = (select min(id) from tenant) and chat_id = (select id from chat_here)
              and case substring(key from ':(say|tap):') when 'say' then true when 'tap' then answer is not null else false end
            union all
            select created_at, 1, id, message_id, null, card, replaces
            from outbox
            where tenant_id = (select min(id) from tenant) and chat_id = (select id from chat_here) and state = 'sent'),
        newest as (select * from lines order by at desc, turn desc, id desc limit $3)
        select at, key, said, card, replaces from newest order by at, turn, id
        """);

    public static Task<IReadOnlyList<LocalPerson>> PeopleAsync(Db db, CancellationToken cancel) =>
        db.RowsAsync(People, ReadPerson, cancel, Arg.Of(MostPeople));

    /// <summary>The person, from now on known in this channel; null where there is none.</summary>
    public static async Task<LocalPerson?> ChooseAsync(Db db, int id, CancellationToken cancel)
    {
        await using var tx = db.Begin();
        var person = tx.Row(Person, ReadPerson, Arg.Of(id));
        tx.Do(Link, Arg.Of(id), Arg.Of(LocalChannel.ChannelName));
        await tx.CommitAsync(cancel);
        return person.Value;
    }

    /// <summary>The last things said and sent in a chat, oldest first.</summary>
    public static Task<IReadOnlyList<LocalLine>> HistoryAsync(Db db, string chat, int most, CancellationToken cancel) => db.RowsAsync(
        History, ReadLine, cancel,
        Arg.Of(LocalChannel.ChannelName), Arg.Of(chat), Arg.Of(most));

    static LocalPerson ReadPerson(NpgsqlDataReader r) =>
        new(r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5));

    static LocalLine ReadLine(NpgsqlDataReader r) => new(
        r.GetFieldValue<DateTimeOffset>(0), Text(r, 1) ?? "", Text(r, 2), Text(r, 3), Text(r, 4));

    static string? Text(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : r.GetString(at);
}
