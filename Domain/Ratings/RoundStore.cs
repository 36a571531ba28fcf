using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Ratings;

/// <summary>Rounds, and who is asked about whom. Knows whether somebody has answered, never what.</summary>
public static class RoundStore
{
    const string Columns = """
        r.id, r.opens, r.closes, r.state, r.seed, r.scheduled,
        (select array[k.first, k.second] from rating_keepers k where k.tenant_id = r.tenant_id and k.id = r.keepers),
        r.unit_id, (select array[u.name, u.name_en] from unit u where u.tenant_id = r.tenant_id and u.id = r.unit_id), r.items::text
        """;

    // Who the keepers are is settled with the draft: raters are told of them.
    static readonly Sql Insert = new($"""
        insert into rating_round as r (tenant_id, opens, closes, state, seed, made_by, made_at, inbox_id, scheduled, keepers, unit_id, items)
        values ($1, $2, $3, 'draft', $4, $5, $6, $7, $5::int is null, (select k.id from rating_keepers k where k.tenant_id = $1 and k.ended is null), $8, $9::jsonb)
        on conflict do nothing returning {Columns}
        """);

    static readonly Sql InsertPairs = new("""
        insert into rating_pair (tenant_id, round_id, rater_id, rated_id, reason, reason_en)
        select $1, $2, x.rater, x.rated, x.reason, x.reason_en
        from unnest($3::int[], $4::int[], $5::text[], $6::text[]) x (rater, rated, reason, reason_en)
        """);

    static readonly Sql RunningRound = new($"""
        select {Columns} from rating_round r where r.tenant_id = $1 and r.state in ('draft', 'open') for update
        """);

    // Ten thousand raters do not wait for each other: the close is held off when an answer is saved.
    static readonly Sql OpenRound = new($"""
        select {Columns} from rating_round r where r.tenant_id = $1 and r.state = 'open' and r.opens <= $2 and r.closes >= $2
        """);

    static readonly Sql LastClosed = new($"""
        select {Columns} from rating_round r where r.tenant_id = $1 and r.state = 'closed' order by r.closes desc, r.id desc limit 1
        """);

    static readonly Sql SetState = new("update rating_round set state = $3 where tenant_id = $1 and id = $2 and state = 'draft'");

    static readonly Sql EndNow = new("update rating_round set closes = greatest($3, opens) where tenant_id = $1 and id = $2 and state = 'open'");

    static readonly Sql MoveEnd = new("update rating_round set closes = $3, told = least(told, 1) where tenant_id = $1 and id = $2 and state = 'open'");

    static readonly Sql PairsBefore = new($"""
        select p.rater_id, p.rated_id from rating_round r join rating_pair p on p.tenant_id = r.tenant_id and p.round_id = r.id
        where r.tenant_id = $1 and {SinceLast("$2::int")}
        """);

    static readonly Sql OfRater = new("""
        select p.rated_id, m.name, m.name_en, p.reason, p.reason_en, p.state
        from rating_pair p join member m on m.tenant_id = p.tenant_id and m.id = p.rated_id
        where p.tenant_id = $1 and p.round_id = $2 and p.rater_id = $3
        order by p.rated_id
        """);

    static readonly Sql DeclinedPairs = new("""
        select a.name, a.name_en, b.name, b.name_en, p.declined
        from rating_pair p
        join member a on a.tenant_id = p.tenant_id and a.id = p.rater_id
        join member b on b.tenant_id = p.tenant_id and b.id = p.rated_id
        where p.tenant_id = $1 and p.round_id = $2 and p.state = 'declined'
        order by p.rater_id, p.rated_id limit $3
        """);

    static readonly Sql Count = new("""
        select count(*), count(*) filter (where done) from (
            select bool_and(state <> 'open') as done from rating_pair where tenant_id = $1 and round_id = $2 group by rater_id) p
        """);

    static readonly Sql Missing = new("""
        select p.rater_id, m.name, m.name_en, m.language, count(*) filter (where p.state = 'open'), count(*)
        from rating_pair p join member m on m.tenant_id = p.tenant_id and m.id = p.rater_id
        where p.tenant_id = $1 and p.round_id = $2
        group by p.rater_id, m.name, m.name_en, m.language
        having count(*) filter (where p.state = 'open') > 0
        order by p.rater_id limit $3
        """);

    static readonly Sql ToTell = new("""
        select p.rater_id, m.language, p.open, p.pairs, c.id
        from (select rater_id, count(*) filter (where state = 'open') as open, count(*) as pairs
              from rating_pair where tenant_id = $1 and round_id = $2 group by rater_id) p
        join member m on m.tenant_id = $1 and m.id = p.rater_id and m.left_on is null
        cross join lateral (select h.id from chat h where h.tenant_id = $1 and h.member_id = p.rater_id and h.dead_since is null
                            order by h.id desc limit 1) c
        where p.open > 0
        """);

    static readonly Sql Due = new($"""
        select {Columns}, r.told from rating_round r where r.tenant_id = $1 and r.state = 'open' for update skip locked
        """);

    static readonly Sql FlagsOf = new("select straight, mutual, rings from rating_round where tenant_id = $1 and id = $2");

    static readonly Sql Told = new("update rating_round set told = $3 where tenant_id = $1 and id = $2");

    /// <summary>Makes a draft; null where a round is running already, or the clock has made this one before.</summary>
    public static Row<Round> Add(Tx tx, TenantId tenant, NewRound round) => tx.Row(
        Insert, Read, Arg.Of(tenant.Value), Arg.Of(round.Opens), Arg.Of(round.Closes), Arg.Of(round.Seed), Arg.Of(round.By?.Value),
        Arg.Of(round.Now), Arg.Of(round.Inbox?.Value), Arg.Of(round.Unit?.Value), Arg.Of(RatingItem.Write(round.Items)));

    public static void AddPairs(Tx tx, TenantId tenant, int round, IReadOnlyCollection<RatingPair> pairs) => tx.Do(
        InsertPairs, Arg.Of(tenant.Value), Arg.Of(round),
        Arg.Array(pairs.Select(p => p.Rater.Value).ToArray(), NpgsqlDbType.Integer), Arg.Array(pairs.Select(p => p.Rated.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(pairs.Select(p => p.Reason).ToArray(), NpgsqlDbType.Text), Arg.Array(pairs.Select(p => p.ReasonEn).ToArray(), NpgsqlDbType.Text));

    /// <summary>The draft or open round, locked to the end of the transaction: there is one at most.</summary>
    public static Row<Round> Running(Tx tx, TenantId tenant) => tx.Row(RunningRound, Read, Arg.Of(tenant.Value));

    /// <summary>The round that takes answers on a day; not locked.</summary>
    public static Row<Round> Open(Tx tx, TenantId tenant, DateOnly today) => tx.Row(OpenRound, Read, Arg.Of(tenant.Value), Arg.Of(today));

    /// <summary>Who declined whom, and why; at most <paramref name="limit"/>.</summary>
    public static Rows<Declined> DeclinedIn(Tx tx, TenantId tenant, int round, int limit) => tx.Rows(
        DeclinedPairs, r => new Declined(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4)),
        Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(limit));

    public static Row<Round> Last(Tx tx, TenantId tenant) => tx.Row(LastClosed, Read, Arg.Of(tenant.Value));

    public static void Start(Tx tx, TenantId tenant, int round) => tx.Do(SetState, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of("open"));

    public static void Drop(Tx tx, TenantId tenant, int round) => tx.Do(SetState, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of("dropped"));

    /// <summary>Moves the last day of an open round; the reminders are for the new one.</summary>
    public static void Extend(Tx tx, TenantId tenant, int round, DateOnly closes) => tx.Do(MoveEnd, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(closes));

    /// <summary>Of <c>rating_round r</c> those that may hold somebody's last round: since the last one of the company or of the unit that stands there.</summary>
    public static string SinceLast(string unit) => $"""
        r.state = 'closed' and r.closes >= coalesce(
            (select max(c.closes) from rating_round c where c.tenant_id = $1 and c.state = 'closed' and (c.unit_id is null or c.unit_id = {unit})), '-infinity')
        """;

    /// <summary>Pairs that do not come again: of everybody's last round at least.</summary>
    public static Rows<(MemberId Rater, MemberId Rated)> PairsOfLast(Tx tx, TenantId tenant, UnitId? unit) =>
        tx.Rows(PairsBefore, r => (new MemberId(r.GetInt32(0)), new MemberId(r.GetInt32(1))), Arg.Of(tenant.Value), Arg.Of(unit?.Value));

    /// <summary>Makes today the last day of an open round that is closed at once, or its first where that has not come.</summary>
    public static void End(Tx tx, TenantId tenant, int round, DateOnly today) => tx.Do(EndNow, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(today));

    public static Rows<ToRate> Of(Tx tx, TenantId tenant, int round, MemberId rater) => tx.Rows(
        OfRater,
        r => new ToRate(new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), Pair(r.GetString(5))),
        Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rater.Value));

    public static Row<Participation> Participation(Tx tx, TenantId tenant, int round) =>
        tx.Row(Count, r => new Participation((int)r.GetInt64(0), (int)r.GetInt64(1)), Arg.Of(tenant.Value), Arg.Of(round));

    public static Rows<Unfinished> Unfinished(Tx tx, TenantId tenant, int round, int limit) => tx.Rows(
        Missing,
        r => new Unfinished(new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), LanguageAt(r, 3), (int)r.GetInt64(4), (int)r.GetInt64(5)),
        Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(limit));

    /// <summary>Who has not finished and can be reached.</summary>
    public static Rows<(MemberId Rater, Language? Language, int Open, int All, ChatId Chat)> Reachable(Tx tx, TenantId tenant, int round) => tx.Rows(
        ToTell, r => (new MemberId(r.GetInt32(0)), LanguageAt(r, 1), (int)r.GetInt64(2), (int)r.GetInt64(3), new ChatId(r.GetInt64(4))),
        Arg.Of(tenant.Value), Arg.Of(round));

    /// <summary>The open round with how often its raters were told of it, for this transaction alone.</summary>
    public static Row<(Round Round, int Told)?> Take(Tx tx, TenantId tenant) =>
        tx.Row(Due, r => ((Round, int)?)(Read(r), r.GetInt16(10)), Arg.Of(tenant.Value));

    /// <summary>What was noticed at the close of a round.</summary>
    public static Row<RatingFlags> Flags(Tx tx, TenantId tenant, int round) =>
        tx.Row(FlagsOf, r => new RatingFlags(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), Arg.Of(tenant.Value), Arg.Of(round));

    public static void SetTold(Tx tx, TenantId tenant, int round, int told) => tx.Do(Told, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of((short)told));

    static Language? LanguageAt(NpgsqlDataReader r, int at) => r.IsDBNull(at) ? null : Wording.FromTag(r.GetString(at));

    static Round Read(NpgsqlDataReader r) => new(
        r.GetInt32(0), r.GetFieldValue<DateOnly>(1), r.GetFieldValue<DateOnly>(2),
        r.GetString(3) switch { "draft" => RoundState.Draft, "open" => RoundState.Open, "closed" => RoundState.Closed, _ => RoundState.Dropped }, r.GetInt64(4), r.GetBoolean(5),
        r.IsDBNull(6) ? null : KeepersIn(r.GetFieldValue<string[]>(6)))
    {
        Unit = r.IsDBNull(7) ? null : UnitIn(r.GetInt32(7), r.GetFieldValue<string[]>(8)),
        Items = r.IsDBNull(9) ? RatingItem.All : RatingItem.Read(r.GetString(9)),
    };

    static KeeperNames KeepersIn(string[] names) => new(names[0], names[1]);

    static RoundUnit UnitIn(int id, string[] names) => new(new UnitId(id), names[0], names[1]);

    static PairState Pair(string name) => name switch
    {
        "open" => PairState.Open,
        "rated" => PairState.Rated,
        "declined" => PairState.Declined,
        _ => PairState.None,
    };
}
