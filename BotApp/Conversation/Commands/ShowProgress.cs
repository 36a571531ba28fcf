using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>How far somebody or a team is, for a period and all targets or one metric.</summary>
sealed class ShowProgress : ICommand
{
    const int TrendWeeks = 8;

    public CommandDescription Description { get; } = new("progress", [Intent.AskProgress], IsPersonal: true, KeepsCard: true);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var question = reading.Question ?? new Question(Metric.Target, null, Subject.Me);
        var period = Asked.OfTarget(question, turn);
        if (await Scope.OfUnitNamedAsync(turn, "progress") is { } unit)
            return unit.Ok ? await OfTeamAsync(turn, unit.Value.Id, unit.Value.Within, period, question.Metric, 0) : turn.Reply(unit.Refusal);
        if (question.Subject.Kind == SubjectKind.Team)
            return await OfTeamAsync(turn, Scope.TeamOf(turn.Person), Scope.SeesPeople(turn.Person), period, question.Metric, 0);
        var whose = await Scope.OfAsync(turn, question.Subject, "progress");
        return whose.Ok ? await OfPersonAsync(turn, whose.Value, period, question.Metric) : turn.Reply(whose.Refusal);
    }

    /// <summary>The own month, or what the button names: a person or a unit, looked up again, since whoever presses may have forged it.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var period = press.Date("from") is { } from && press.Date("to") is { } to
            ? Asked.PeriodOf(new DayRange(from, to), turn) : Period.Month(turn.Today);
        if (press.Number("unit") is { } unit) return await OfUnitAsync(turn, press, new UnitId(Id(unit)), period);
        var whose = (press.Number("member") ?? press.Number("who")) is { } id ? await Scope.OfMemberAsync(turn, new MemberId(Id(id)), "progress") : turn.Person;
        return whose.Ok ? await OfPersonAsync(turn, whose.Value, period, Metric.Target) : turn.Reply(whose.Refusal);
    }

    static async Task<Card> OfUnitAsync(Turn turn, Said.Press press, UnitId unit, Period period)
    {
        var below = await Scope.OfOwnerAsync(turn, TargetOwner.Of(unit));
        return below.Ok ? await OfTeamAsync(turn, unit, true, period, null, Id(press.Number("skip") ?? 0)) : turn.Reply(below.Refusal);
    }

    static async Task<Card> OfPersonAsync(Turn turn, Member member, Period period, Metric? metric)
    {
        var currency = turn.Tenant.Currency;
        var known = member.Id == turn.Person.Id && period == turn.Month.Period ? turn.Month : null;
        var pending = known is null ? ProgressStore.OfMember(turn.Tx, turn.TenantId, member.Id, period) : null;
        var one = Asked.TargetOf(metric);
        var weeks = Period.Week(turn.Today) is var week ? new Period(PeriodKind.Days, week.Start.AddDays(-7 * (TrendWeeks - 1)), week.End) : default;
        var trend = one is null ? ProgressStore.OfWeeks(turn.Tx, turn.TenantId, member.Id, EntryKind.Deal, weeks, currency) : null;
        var lines = one is null && period == turn.Month.Period ? SchemeLineStore.Of(turn.Tx, turn.TenantId, member.Id, turn.Today) : null;
        var versions = TargetVersionStore.InPeriod(turn.Tx, turn.TenantId, member.Id, period);
        await turn.Tx.SendAsync(turn.Cancel);

        var progress = known ?? pending!.Value!;
        var attainments = OwnGoals.Of(progress, versions.Values, turn.Today, turn.Tenant.Calendar, currency);
        var who = member.NameIn(turn.Language);
        var card = one is { } m
            ? ProgressCard.OfMetric(turn.Language, who, progress, m, attainments.FirstOrDefault(a => a.Metric == m), currency, turn.LocalNow)
            : await WithLightsAsync(turn, member, progress, lines?.Values ?? [],
                ProgressCard.OfPerson(turn.Language, who, progress, attainments, currency, turn.LocalNow, Trend(turn, weeks, trend!.Values)));
        return WithVersions(turn, progress, one is null ? versions.Values : versions.Values.Where(v => v.Key.Metric == one), card);
    }

    // How a changed target comes to its number, above the note of when it was read, which ends the card.
    static Card WithVersions(Turn turn, Progress progress, IEnumerable<(TargetKey Key, TargetVersion Version)> versions, Card card)
    {
        var (calendar, currency) = (turn.Tenant.Calendar, turn.Tenant.Currency);
        CardPart[] parts =
        [
            .. Asked.FiscalDays(turn, progress.Period),
            .. OwnGoals.Against(turn.Language, progress, versions, turn.Today, calendar, currency),
            .. VersionParts.OfAll(turn.Language, versions, calendar, currency, turn.Today),
        ];
        return parts.Length == 0 ? card : card with { Parts = card.Parts.InsertRange(card.Parts.Length - 1, parts) };
    }

    static async Task<Card> WithLightsAsync(Turn turn, Member member, Progress progress, IReadOnlyList<HeldLine> lines, Card card)
    {
        if (lines.Count == 0) return card;
        var lights = await Lights.OfAsync(turn, member.Id, progress, lines);
        // Above the note of when it was read, which ends the card.
        var shown = lights is null ? card : card with { Parts = card.Parts.Insert(card.Parts.Length - 1, lights) };
        return shown.With([.. card.Buttons, new CardButton(turn.Say("绩效得分", "Score"), "score", ("who", Values.Of(member.Id.Value)))]);
    }

    /// <summary>The sums of a unit and below, and its own target.</summary>
    /// <param name="seesPeople">Also who has which numbers, and the way down to them.</param>
    /// <param name="skip">How many of those below the buttons leave out.</param>
    public static async Task<Card> OfTeamAsync(Turn turn, UnitId unit, bool seesPeople, Period period, Metric? metric, int skip)
    {
        var currency = turn.Tenant.Currency;
        var lead = Asked.TargetOf(metric) ?? TargetMetric.Revenue;
        var standing = UnitStandingStore.Of(turn.Tx, turn.TenantId, unit, lead, period, currency, turn.Tenant.Calendar);
        var pending = ProgressStore.OfUnit(turn.Tx, turn.TenantId, unit, period);
        var name = MemberStore.UnitName(turn.Tx, turn.TenantId, unit);
        var people = seesPeople ? ProgressStore.OfPeople(turn.Tx, turn.TenantId, unit, period, currency) : null;
        await turn.Tx.SendAsync(turn.Cancel);

        var progress = pending.Value!;
        var attainments = Attainment.Of(progress, turn.Today, turn.Tenant.Calendar, currency).ToArray();
        var who = turn.Language.Pick(name.Value.Name, name.Value.NameEn);
        var card = Asked.TargetOf(metric) is { } m
            ? ProgressCard.OfMetric(turn.Language, who, progress, m, attainments.FirstOrDefault(a => a.Metric == m), currency, turn.LocalNow)
            : ProgressCard.OfTeam(turn.Language, who, progress, attainments, people?.Values ?? [], currency, turn.LocalNow);
        return WithStanding(turn, card, unit, standing.Values, lead, period, seesPeople, skip);
    }

    // The own target first, since it is what the unit answers for; who stands where below only for who may see people.
    static Card WithStanding(
        Turn turn, Card card, UnitId unit, IReadOnlyList<UnitStanding> standing, TargetMetric metric, Period period, bool seesPeople, int skip)
    {
        var below = standing.Skip(1).ToArray();
        var (currency, language) = (turn.Tenant.Currency, turn.Language);
        CardPart[] days = [.. Asked.FiscalDays(turn, period)];
        var own = UnitCard.Own(language, standing[0], below, metric, period, turn.Tenant.Calendar, currency, turn.Today);
        var units = below.Any(b => b.Owner.Kind == OwnerKind.Unit) ? UnitCard.Below(language, below, metric, currency) : [];
        return seesPeople
            ? (card with { Parts = [.. days, .. own, .. card.Parts, .. units] }).With(UnitCard.Drill(language, unit, below, period, skip))
            : card with { Parts = [.. days, .. own, .. card.Parts] };
    }

    static Trend? Trend(Turn turn, Period weeks, IReadOnlyList<(DateOnly Monday, decimal Count, decimal Amount)> sums)
    {
        if (sums.All(s => s.Amount == 0)) return null;
        var byWeek = sums.ToDictionary(s => s.Monday, s => s.Amount);
        var values = Enumerable.Range(0, TrendWeeks).Select(i => byWeek.GetValueOrDefault(weeks.Start.AddDays(7 * i))).ToArray();
        return ProgressCard.Weeks(turn.Language, TargetMetric.Revenue, weeks.Start, values, turn.Tenant.Currency);
    }

    static int Id(long number) => (int)Math.Min(number, int.MaxValue);
}
