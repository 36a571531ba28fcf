using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Ratings;

/// <summary>Sealed ratings, the keepers who can open them together, and who asked and who opened.</summary>
public static class SealStore
{
    const string Pair = "k.first, k.first_key, k.second, k.second_key";

    static readonly Sql EndKeepers = new("update rating_keepers set ended = $2 where tenant_id = $1 and ended is null");

    static readonly Sql AddKeepers = new("""
        insert into rating_keepers (tenant_id, first, first_key, second, second_key, since) values ($1, $2, $3, $4, $5, $6)
        """);

    static readonly Sql Now = new($"select {Pair} from rating_keepers k where k.tenant_id = $1 and k.ended is null");

    static readonly Sql OfRound = new($"""
        select {Pair} from rating_round r join rating_keepers k on k.tenant_id = r.tenant_id and k.id = r.keepers where r.tenant_id = $1 and r.id = $2
        """);

    static readonly Sql Insert = new("""
        insert into rating_sealed (tenant_id, round_id, rated_id, first_share, second_share, content, burns)
        select $1, $2, x.rated, x.one, x.two, x.content, $7 from unnest($3::int[], $4::bytea[], $5::bytea[], $6::bytea[]) x (rated, one, two, content)
        """);

    static readonly Sql BurnOld = new("delete from rating_sealed where tenant_id = $1 and burns <= $2");

    // A half that nobody followed in time is not kept either.
    static readonly Sql BurnHanded = new("update rating_opening set handed = null where tenant_id = $1 and handed is not null and asked_at <= $2");

    static readonly Sql Sealed = new($"""
        select m.id, m.name, m.name_en, s.first_share, s.second_share, s.content, {Pair}, r.closes, r.items::text
        from rating_sealed s
        join rating_round r on r.tenant_id = s.tenant_id and r.id = s.round_id
        join rating_keepers k on k.tenant_id = r.tenant_id and k.id = r.keepers
        join member m on m.tenant_id = s.tenant_id and m.id = s.rated_id
        where s.tenant_id = $1 and s.round_id = $2 and m.name = $3 and ($4::int is null or m.id = $4)
        for update of s
        """);

    static readonly Sql Waiting = new("""
        select id, asked_by, handed from rating_opening
        where tenant_id = $1 and round_id = $2 and rated_id = $3 and handed is not null and asked_at > $4
        order by id desc limit 1
        """);

    static readonly Sql InsertOpening = new("""
        insert into rating_opening (tenant_id, round_id, rated_id, asked_by, asked_because, asked_at, handed) values ($1, $2, $3, $4, $5, $6, $7)
        """);

    static readonly Sql SetOpened = new("""
        update rating_opening set handed = null, opened_by = $3, opened_because = $4, opened_at = $5 where tenant_id = $1 and id = $2
        """);

    static readonly Sql Rounds = new("""
        select r.id, r.closes, k.first, k.second, s.people, s.burns
        from (select round_id, count(*) as people, min(burns) as burns from rating_sealed where tenant_id = $1 group by round_id) s
        join rating_round r on r.tenant_id = $1 and r.id = s.round_id
        join rating_keepers k on k.tenant_id = $1 and k.id = r.keepers
        order by r.id
        """);

    static readonly Sql Openings = new("""
        select o.round_id, m.name, o.asked_by, o.asked_because, o.asked_at, o.opened_by, o.opened_because, o.opened_at
        from rating_opening o join member m on m.tenant_id = o.tenant_id and m.id = o.rated_id
        where o.tenant_id = $1 order by o.id desc limit $2
        """);

    static readonly Sql Told = new("""
        select m.id, m.name, m.name_en, m.language, c.id
        from unnest($2::int[]) w (id)
        join member m on m.tenant_id = $1 and m.id = w.id
        left join lateral (select h.id from chat h where h.tenant_id = $1 and h.member_id = m.id and h.dead_since is null order by h.id desc limit 1) c on true
        """);

    /// <summary>The keepers of rounds that are drawn from now on; null: those burn at the close.</summary>
    public static void SetKeepers(Tx tx, TenantId tenant, Keepers? keepers, DateTimeOffset now)
    {
        tx.Do(EndKeepers, Arg.Of(tenant.Value), Arg.Of(now));
        if (keepers is not var (first, second)) return;
        tx.Do(AddKeepers, Arg.Of(tenant.Value), Arg.Of(first.Name), Arg.Of(first.PublicKey), Arg.Of(second.Name), Arg.Of(second.PublicKey), Arg.Of(now));
    }

    public static Row<Keepers> Keepers(Tx tx, TenantId tenant) => tx.Row(Now, r => ReadKeepers(r, 0), Arg.Of(tenant.Value));

    /// <summary>Those whom the raters of the round were told of.</summary>
    public static Row<Keepers> KeepersOf(Tx tx, TenantId tenant, int round) => tx.Row(OfRound, r => ReadKeepers(r, 0), Arg.Of(tenant.Value), Arg.Of(round));

    public static void Keep(Tx tx, TenantId tenant, Round round, IReadOnlyCollection<(MemberId Rated, Seal Seal)> seals) => tx.Do(
        Insert, Arg.Of(tenant.Value), Arg.Of(round.Id), Arg.Array(seals.Select(s => s.Rated.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(seals.Select(s => s.Seal.FirstShare).ToArray(), NpgsqlDbType.Bytea), Arg.Array(seals.Select(s => s.Seal.SecondShare).ToArray(), NpgsqlDbType.Bytea),
        Arg.Array(seals.Select(s => s.Seal.Content).ToArray(), NpgsqlDbType.Bytea), Arg.Of(round.Closes.AddDays(SealedRating.Days)));

    /// <summary>Destroys what is old enough, and halves whose window is over.</summary>
    public static void Burn(Tx tx, TenantId tenant, DateOnly today, DateTimeOffset now)
    {
        tx.Do(BurnOld, Arg.Of(tenant.Value), Arg.Of(today));
        tx.Do(BurnHanded, Arg.Of(tenant.Value), Arg.Of(now - SealedRating.Window));
    }

    /// <summary>What is sealed about people of a name, held to the end of the transaction.</summary>
    public static Rows<SealedRatings> Find(Tx tx, TenantId tenant, int round, string rated, int? member) => tx.Rows(
        Sealed,
        r => new SealedRatings(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2),
            new Seal(r.GetFieldValue<byte[]>(3), r.GetFieldValue<byte[]>(4), r.GetFieldValue<byte[]>(5)), ReadKeepers(r, 6), r.GetFieldValue<DateOnly>(10),
            r.IsDBNull(11) ? RatingItem.All : RatingItem.Read(r.GetString(11))),
        Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rated), Arg.Of(member));

    /// <summary>Who has asked and waits for the other keeper.</summary>
    public static Row<AskedOpening> Asked(Tx tx, TenantId tenant, int round, MemberId rated, DateTimeOffset now) => tx.Row(
        Waiting, r => new AskedOpening(r.GetInt64(0), r.GetString(1), r.GetFieldValue<byte[]>(2)),
        Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rated.Value), Arg.Of(now - SealedRating.Window));

    public static void Ask(Tx tx, TenantId tenant, int round, MemberId rated, string by, string because, DateTimeOffset now, byte[] handed) => tx.Do(
        InsertOpening, Arg.Of(tenant.Value), Arg.Of(round), Arg.Of(rated.Value), Arg.Of(by), Arg.Of(because), Arg.Of(now), Arg.Of(handed));

    public static void Opened(Tx tx, TenantId tenant, long opening, string by, string because, DateTimeOffset now) =>
        tx.Do(SetOpened, Arg.Of(tenant.Value), Arg.Of(opening), Arg.Of(by), Arg.Of(because), Arg.Of(now));

    public static Rows<SealedRound> RoundsOf(Tx tx, TenantId tenant) => tx.Rows(
        Rounds,
        r => new SealedRound(r.GetInt32(0), r.GetFieldValue<DateOnly>(1), r.GetString(2), r.GetString(3), (int)r.GetInt64(4), r.GetFieldValue<DateOnly>(5)),
        Arg.Of(tenant.Value));

    /// <summary>The newest first.</summary>
    public static Rows<Opening> OpeningsOf(Tx tx, TenantId tenant, int limit) => tx.Rows(
        Openings,
        r => new Opening(
            r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetFieldValue<DateTimeOffset>(4),
            r.IsDBNull(7) ? null : (r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7))),
        Arg.Of(tenant.Value), Arg.Of(limit));

    /// <summary>The names of people, and where they are told.</summary>
    public static Rows<ToldPerson> People(Tx tx, TenantId tenant, IEnumerable<int> members) => tx.Rows(
        Told,
        r => new ToldPerson(
            new MemberId(r.GetInt32(0)), r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : Wording.FromTag(r.GetString(3)),
            r.IsDBNull(4) ? null : new ChatId(r.GetInt64(4))),
        Arg.Of(tenant.Value), Arg.Array(members.ToArray(), NpgsqlDbType.Integer));

    static Keepers ReadKeepers(NpgsqlDataReader r, int at) =>
        new(new Keeper(r.GetString(at), r.GetString(at + 1)), new Keeper(r.GetString(at + 2), r.GetString(at + 3)));
}
