using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Kpis;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Dengta.Domain.Reviews;

/// <summary>Whose review of which unit, and on which day.</summary>
public readonly record struct ReviewOf(MemberId Reader, UnitId Unit, DateOnly Day);

/// <summary>Reads the facts of many teams' reviews in a constant number of statements.</summary>
public static class TeamReviewStore
{
    const int History = ForecastStore.History;

    /// <summary>So far back go the ratios of visits, quotes and deals, and whatever else is told of a person: 13 weeks.</summary>
    const int StepDays = 91;

    const int MostWins = 3;

    const string Asked = "unnest($2::int[], $3::date[]) with ordinality w (root, day, i)";

    static readonly Sql Units = new($"""
        select u.name, u.name_en from {Asked} join unit u on u.tenant_id = $1 and u.id = w.root order by w.i
        """);

    static readonly Sql Counts = new($"""
        select count(m.id) from {Asked} join unit u on u.tenant_id = $1 and u.path @> array[w.root]
        join member m on m.tenant_id = $1 and m.unit_id = u.id group by w.i order by w.i
        """);

    // Figures of a person reach back 13 weeks; the day itself is not over and does not count. A note about the week before the last is shown
    // where the reader's card was made without it.
    static readonly Sql People = new($"""
        select w.i::int - 1, m.id, m.name, m.name_en, m.joined_on, coalesce(s.revenue, 0), t.base, t.stretch,
               coalesce(s.week_visits, 0), coalesce(s.usual_visits, 0), coalesce(s.visits, 0), coalesce(s.quotes, 0), coalesce(s.deals, 0),
               s.last_day, n.blockers, n.plans, n.sent_at, z.time_zone,
               (select count(*) from followup f where f.tenant_id = $1 and f.owner_id = m.id and f.state = 'open' and f.due_on < w.day)::int,
               exists (select from absence a where a.tenant_id = $1 and a.member_id = m.id and a.first_day < w.day and a.last_day >= w.day - 7)
                   or {ExclusionStore.Holds("'log-reminder'")} or m.role <> 'rep' or m.joined_on > k.monday + 6,
               exists (
                   select from absence a
                   where a.tenant_id = $1 and a.member_id = m.id and k.monday + 4 between a.first_day and a.last_day)
                   or {ExclusionStore.Holds("'week-note'")} or m.role <> 'rep' or m.joined_on > k.monday + 4,
               coalesce(s.logged, false), late.blockers, late.plans, late.sent_at
        from {Asked}
        cross join lateral (select date_trunc('week', w.day - 7)::date as monday) k
        join unit u on u.tenant_id = $1 and u.path @> array[w.root]
        join member m on m.tenant_id = $1 and m.unit_id = u.id and m.left_on is null
        cross join lateral (
            select sum(p.amount) filter (where p.kind = 2 and p.currency = $4 and p.day >= date_trunc('month', w.day - 1)::date) revenue,
                   sum(p.count) filter (where p.kind = 1 and p.day >= k.monday and p.day < k.monday + 7) week_visits,
                   sum(p.count) filter (where p.kind = 1 and p.day >= k.monday - 28 and p.day < k.monday) / 4 usual_visits,
                   sum(p.count) filter (where p.kind = 1) visits,
                   sum(p.count) filter (where p.kind = 4) quotes,
                   sum(p.count) filter (where p.kind = 2) deals,
                   max(p.day) filter (where p.raw_count > 0) last_day,
                   bool_or(p.raw_count > 0 and p.day >= k.monday and p.day < k.monday + 7) logged
            from progress_day p where p.tenant_id = $1 and p.member_id = m.id and p.day >= w.day - {StepDays} and p.day < w.day) s
        left join target t
            on t.tenant_id = $1 and t.member_id = m.id and t.metric = 'revenue' and t.month = date_trunc('month', w.day - 1)::date
        left join week_note n on n.tenant_id = $1 and n.member_id = m.id and n.week = k.monday
        left join preference z on z.tenant_id = $1 and z.member_id = m.id
        left join lateral (
            select b.blockers, b.plans, b.sent_at from week_note b
            join push c on c.tenant_id = $1 and c.key = 'weekly-review:' || to_char(k.monday, 'YYYY-MM-DD') || ':' || ($5::int[])[w.i] and c.made_at < b.sent_at
            where b.tenant_id = $1 and b.member_id = m.id and b.week = k.monday - 7) late on true
        where m.role = 'rep' or t.base is not null
        order by w.i, m.id
        """);

    // Of everybody who was there, as questions about the team count: whoever has left meanwhile has done their part.
    static readonly Sql Days = new($"""
        select w.i::int - 1, p.kind, p.day, sum(p.count), coalesce(sum(p.amount) filter (where p.currency = $4), 0)
        from {Asked}
        join unit u on u.tenant_id = $1 and u.path @> array[w.root]
        join member m on m.tenant_id = $1 and m.unit_id = u.id
        join progress_day p on p.tenant_id = $1 and p.member_id = m.id and p.day >= w.day - {History} and p.day < w.day
        where p.kind = 2 or p.kind in (1, 4) and p.day >= w.day - {StepDays}
        group by w.i, p.kind, p.day
        """);

    static readonly Sql Goals = new($"""
        select w.i::int - 1, sum(t.base), case when count(t.stretch) > 0 then sum(coalesce(t.stretch, t.base)) end
        from {Asked}
        join unit u on u.tenant_id = $1 and u.path @> array[w.root]
        join member m on m.tenant_id = $1 and m.unit_id = u.id
        join target t on t.tenant_id = $1 and t.member_id = m.id and t.metric = 'revenue' and t.month = date_trunc('month', w.day - 1)::date
        group by w.i
        """);

    static readonly Sql Deals = new($"""
        select w.i::int - 1, x.name, x.name_en, x.customer, x.amount
        from {Asked}
        cross join lateral (
            select m.name, m.name_en, c.name as customer, e.amount
            from unit u
            join member m on m.tenant_id = $1 and m.unit_id = u.id
            join entry e on e.tenant_id = $1 and e.member_id = m.id and e.business_date >= date_trunc('week', w.day - 7)::date
                and e.business_date < date_trunc('week', w.day)::date
            left join customer c on c.tenant_id = $1 and c.id = e.customer_id
            where u.tenant_id = $1 and u.path @> array[w.root] and e.kind = 2 and e.currency = $4
              and not exists (select from entry_void v where v.tenant_id = e.tenant_id and v.entry_id = e.id)
            order by e.amount desc, e.id limit {MostWins}) x
        order by w.i, x.amount desc
        """);

    // Answers count on the day they were given, the sample is of the deals signed meanwhile.
    static readonly Sql Satisfied = new($"""
        select w.i::int - 1, sum(a.given)::int, sum(a.total)::int, sum(d.deals)::int, sum(d.answered)::int
        from {Asked}
        join unit u on u.tenant_id = $1 and u.path @> array[w.root]
        join member m on m.tenant_id = $1 and m.unit_id = u.id
        cross join lateral (
            select count(*) as given, coalesce(sum(s.rating), 0) as total from survey s
            where s.tenant_id = $1 and s.seller_id = m.id and s.answered_on >= date_trunc('month', w.day - 1)::date and s.answered_on < w.day) a
        cross join lateral (
            select count(*) as deals, count(x.rating) as answered
            from entry e
            left join lateral (select s.rating from survey s where s.tenant_id = $1 and s.entry_id = e.id limit 1) x on true
            where e.tenant_id = $1 and e.member_id = m.id and e.kind = 2 and e.business_date >= date_trunc('month', w.day - 1)::date and e.business_date < w.day
              and (select v.entry_id from entry_void v where v.tenant_id = $1 and v.entry_id = e.id) is null) d
        group by w.i
        """);

    /// <summary>How many people each review reads, in the order asked for: what <see cref="ReadAsync"/> costs and holds in memory.</summary>
    public static Rows<int> Sizes(Tx tx, Tenant tenant, IReadOnlyList<ReviewOf> asked) =>
        tx.Rows(Counts, r => (int)r.GetInt64(0), Args(tenant, asked).AsSpan(0, 3));

    /// <summary>The reviews in the order asked for.</summary>
    public static async Task<IReadOnlyList<TeamReview>> ReadAsync(Tx tx, Tenant tenant, IReadOnlyList<ReviewOf> asked, CancellationToken cancel)
    {
        var units = tx.Rows(Units, r => (Name: r.GetString(0), NameEn: r.GetString(1)), Args(tenant, asked).AsSpan(0, 3));
        var people = tx.Rows(People, r => (Index: r.GetInt32(0), Person: ReadPerson(r, tenant, asked[r.GetInt32(0)].Day)), [.. Args(tenant, asked), Readers(asked)]);
        var days = tx.Rows(
            Days, r => (Index: r.GetInt32(0), Sum: new DaySum((EntryKind)r.GetInt16(1), r.GetFieldValue<DateOnly>(2), r.GetDecimal(3), r.GetDecimal(4))), Args(tenant, asked));
        var goals = tx.Rows(
            Goals, r => (Index: r.GetInt32(0), Base: r.GetDecimal(1), Stretch: r.IsDBNull(2) ? (decimal?)null : r.GetDecimal(2)), Args(tenant, asked).AsSpan(0, 3));
        var wins = tx.Rows(Deals, r => (Index: r.GetInt32(0), Win: ReadWin(r, tenant.Currency)), Args(tenant, asked));
        var answers = tx.Rows(
            Satisfied, r => (Index: r.GetInt32(0), Answers: new TeamAnswers(r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4))),
            Args(tenant, asked).AsSpan(0, 3));
        var duties = DutyStore.Recent(tx, tenant.Id, [.. asked.Select(a => a.Reader).Distinct()], tenant.Since(asked.Min(a => a.Day).AddDays(-8)));
        await tx.SendAsync(cancel);
        var service = await ServiceAsync(tx, tenant, [.. people.Values.Select(p => (p.Person.Id, asked[p.Index].Day))], cancel);

        var peopleOf = people.Values.ToLookup(
            p => p.Index, p => p.Person with { Service = service.TryGetValue((p.Person.Id, LastWeek(asked[p.Index].Day)), out var s) ? s : null });
        var daysOf = days.Values.ToLookup(d => d.Index, d => d.Sum);
        var goalsOf = goals.Values.ToDictionary(g => g.Index);
        var winsOf = wins.Values.ToLookup(w => w.Index, w => w.Win);
        var answersOf = answers.Values.ToDictionary(a => a.Index, a => a.Answers);
        var dutiesOf = duties.Values.ToLookup(d => d.Owner);
        return [.. asked.Select((a, i) =>
        {
            var month = Period.Month(a.Day.AddDays(-1));
            var (signed, visits, steps) = AddUp(a.Day, [.. daysOf[i]]);
            var goal = goalsOf.TryGetValue(i, out var found) ? found : default;
            return new TeamReview(
                a.Reader, a.Unit, units.Values[i].Name, units.Values[i].NameEn, a.Day, month, signed, [.. peopleOf[i]], [.. winsOf[i]], [.. dutiesOf[a.Reader]],
                Forecasting.Of(signed, month, a.Day < month.End ? a.Day : month.End, tenant.Calendar))
            {
                Answers = answersOf.GetValueOrDefault(i),
                Visits = visits,
                Steps = steps,
                Base = goal.Base > 0 ? goal.Base : null,
                Stretch = goal.Stretch,
            };
        })];
    }

    static (DailySums Signed, DailySums Visits, Steps Steps) AddUp(DateOnly day, IReadOnlyCollection<DaySum> days)
    {
        var steps = days.Where(d => d.Day >= day.AddDays(-StepDays)).ToLookup(d => d.Kind);
        return (
            new(day.AddDays(-History), day, days.Where(d => d.Kind == EntryKind.Deal).Select(d => (d.Day, d.Amount))),
            new(day.AddDays(-StepDays), day, steps[EntryKind.Visit].Select(d => (d.Day, d.Count))),
            new(Count(EntryKind.Visit), Count(EntryKind.Quote), Count(EntryKind.Deal)));

        decimal Count(EntryKind kind) => steps[kind].Sum(d => d.Count);
    }

    static NpgsqlParameter[] Args(Tenant tenant, IReadOnlyList<ReviewOf> asked) =>
    [
        Arg.Of(tenant.Id.Value), Arg.Array(asked.Select(a => a.Unit.Value).ToArray(), NpgsqlDbType.Integer),
        Arg.Array(asked.Select(a => a.Day).ToArray(), NpgsqlDbType.Date), Arg.Of(tenant.Currency),
    ];

    /// <summary>What a team did of one kind on a day.</summary>
    readonly record struct DaySum(EntryKind Kind, DateOnly Day, decimal Count, decimal Amount);

    static NpgsqlParameter Readers(IReadOnlyList<ReviewOf> asked) => Arg.Array(asked.Select(a => a.Reader.Value).ToArray(), NpgsqlDbType.Integer);

    static Period LastWeek(DateOnly day) => Period.Week(day.AddDays(-7));

    /// <summary>The response times of people as their indicator has them; of readers in all zones there are two weeks at most.</summary>
    static async Task<IReadOnlyDictionary<(MemberId Member, Period Week), ServiceWeek>> ServiceAsync(
        Tx tx, Tenant tenant, IReadOnlyList<(MemberId Member, DateOnly Day)> people, CancellationToken cancel)
    {
        var weeks = people.GroupBy(p => LastWeek(p.Day))
            .Select(g => (Week: g.Key, Rows: MeasureStore.Of(tx, tenant.Id, Indicators.Find("response-time")!, [.. g.Select(p => p.Member.Value).Distinct()], g.Key)!))
            .ToArray();
        await tx.SendAsync(cancel);
        return weeks.SelectMany(w => w.Rows.Values.Select(r => (r.Member, w.Week, r.Measure)))
            .Where(s => s.Measure.Denominator > 0)
            .ToDictionary(s => (s.Member, s.Week), s => new ServiceWeek(s.Measure.Value!.Value, s.Measure.Denominator!.Value));
    }

    static PersonWeek ReadPerson(NpgsqlDataReader r, Tenant tenant, DateOnly day) => new(
        new MemberId(r.GetInt32(1)), r.GetString(2), r.GetString(3), r.GetFieldValue<DateOnly>(4), r.GetDecimal(5),
        r.IsDBNull(6) ? null : r.GetDecimal(6), r.IsDBNull(7) ? null : r.GetDecimal(7), r.GetDecimal(8), r.GetDecimal(9),
        new Steps(r.GetDecimal(10), r.GetDecimal(11), r.GetDecimal(12)), r.IsDBNull(13) ? null : r.GetFieldValue<DateOnly>(13),
        ReadNote(r, 14, 16, tenant, LastWeek(day).Start), r.GetInt32(18), IsSparedLog: r.GetBoolean(19), IsSparedNote: r.GetBoolean(20))
    {
        LoggedInWeek = r.GetBoolean(21),
        Belated = ReadNote(r, 22, 24, tenant, LastWeek(day).Start.AddDays(-7)),
    };

    static SentNote? ReadNote(NpgsqlDataReader r, int words, int sent, Tenant tenant, DateOnly monday) => r.IsDBNull(words) ? null : new(
        new WeekNote(r.GetString(words), r.GetString(words + 1)), monday,
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(r.GetFieldValue<DateTimeOffset>(sent), QuietStore.ZoneOf(r, 17, tenant)).DateTime));

    static Win ReadWin(NpgsqlDataReader r, string currency) =>
        new(r.GetString(1), r.GetString(2), r.IsDBNull(3) ? null : r.GetString(3), new Money(r.GetDecimal(4), currency));
}
