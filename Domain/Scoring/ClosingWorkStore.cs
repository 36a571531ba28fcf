using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Scoring;

/// <summary>
/// Does a step of a closing, a part of the people with each call: within the turn that asks for it, or part after part by the clock. Whatever a
/// part does is committed with how far the step is then.
/// </summary>
public static class ClosingWorkStore
{
    /// <param name="part">How many people at least, where there are so many left.</param>
    /// <returns>How far it is then.</returns>
    public static async Task<ClosingTask> PartAsync(Tx tx, Tenant tenant, Closing closing, ClosingTask task, int part, DateTimeOffset now, CancellationToken cancel)
    {
        var people = ClosingTaskStore.Next(tx, tenant.Id, closing.Period, task, part);
        await tx.SendAsync(cancel);
        if (people.Values.Count > 0)
        {
            // What is sealed is what had been decided by the moment of the seal, however long it takes.
            var scores = await ScoresAsync(tx, tenant, people.Values, closing.Period, now, task.Step == ClosingStep.Seal ? task.AskedAt : null, cancel);
            if (task.Step == ClosingStep.Seal) ClosingStore.Keep(tx, tenant.Id, closing.Id, scores);
            await TellAsync(tx, tenant, closing, task.Step, scores, now, cancel);
            if (task.Step == ClosingStep.Preview) await AskManagersAsync(tx, tenant, closing, people.Values, scores, now, cancel);
        }
        var moved = Moved(task, people.Values, part, now);
        if (moved.IsFinished && task.Step == ClosingStep.Seal) ClosingStore.Seal(tx, tenant.Id, closing.Id, task.AskedBy, task.Inbox);
        ClosingTaskStore.Advance(tx, tenant.Id, closing.Id, moved);
        return moved;
    }

    /// <summary>The scores of those among people whose scheme runs in such periods.</summary>
    /// <param name="decided">Only what was decided by then; null for everything.</param>
    public static async Task<IReadOnlyList<NamedScorecard>> ScoresAsync(
        Tx tx, Tenant tenant, IReadOnlyList<Appraised> people, Period period, DateTimeOffset now, DateTimeOffset? decided, CancellationToken cancel)
    {
        var choice = await SchemeStore.LoadAsync(tx, tenant.Id, [.. people.Select(p => p.Id.Value)], cancel, decided);
        Appraised[] appraised = [.. people.Where(p => choice.On(p, period.LastDay)?.PeriodOf(period.LastDay) == period)];
        var cards = await ScorecardStore.OfAsync(tx, tenant, appraised, choice, period, tenant.DayOf(now), cancel);
        return [.. appraised.Select(p => new NamedScorecard(p, cards[p.Id]))];
    }

    static ClosingTask Moved(ClosingTask task, IReadOnlyList<Appraised> people, int part, DateTimeOffset now) => task with
    {
        Done = task.Done + people.Count,
        After = people.Count == 0 ? task.After : task.Step == ClosingStep.Seal ? people[^1].Id.Value : people[^1].Path[^1],
        FinishedAt = people.Count < part ? now : null,
    };

    static async Task TellAsync(
        Tx tx, Tenant tenant, Closing closing, ClosingStep step, IReadOnlyList<NamedScorecard> scores, DateTimeOffset now, CancellationToken cancel)
    {
        var chats = ChatStore.OfMembers(tx, tenant.Id, scores.Select(s => s.Person.Id));
        await tx.SendAsync(cancel);
        var reached = chats.Values.ToDictionary(c => c.Member);
        OutboxStore.AddManyOnce(
            tx, tenant.Id,
            [
                .. scores.Where(s => reached.ContainsKey(s.Person.Id)).Select(s => (
                    FormattableString.Invariant($"closing:{closing.Id.Value}:{(step == ClosingStep.Seal ? "sealed" : "preview")}:{s.Person.Id.Value}"),
                    reached[s.Person.Id].Chat, CardJson.Write(CardOf(ViewOf(tenant, closing, reached[s.Person.Id].Language, now), closing, step, s)))),
            ],
            now);
    }

    static Card CardOf(ScoreView view, Closing closing, ClosingStep step, NamedScorecard score) => step == ClosingStep.Seal
        ? ClosingCard.Sealed(view, score.Person, score.Card)
        : ClosingCard.Preview(view, closing, score.Person, score.Card);

    static async Task AskManagersAsync(
        Tx tx, Tenant tenant, Closing closing, IReadOnlyList<Appraised> people, IReadOnlyList<NamedScorecard> scores, DateTimeOffset now, CancellationToken cancel)
    {
        var units = people.Select(p => p.Path[^1]).ToHashSet();
        var state = await ClosingStore.StateAsync(tx, tenant.Id, closing, cancel);
        ClosingTeam[] teams = [.. state.Teams.Where(t => units.Contains(t.Unit.Value))];
        var chats = ChatStore.OfMembers(tx, tenant.Id, teams.Select(t => t.Manager).Distinct());
        await tx.SendAsync(cancel);
        var reached = chats.Values.ToDictionary(c => c.Member);
        var byUnit = scores.ToLookup(s => s.Person.Path[^1]);
        DutyStore.OpenMany(tx, tenant.Id, [.. teams.Select(t => DutyOf(closing, t, tenant.DayOf(now)))], now);
        OutboxStore.AddManyOnce(
            tx, tenant.Id,
            [
                .. teams.Where(t => reached.ContainsKey(t.Manager)).Select(t => (
                    closing.DutyOf(t.Unit), reached[t.Manager].Chat,
                    CardJson.Write(ClosingCard.ForManager(
                        ViewOf(tenant, closing, reached[t.Manager].Language, now), closing, t, byUnit[t.Unit.Value].Where(s => s.Person.Id != t.Manager))))),
            ],
            now);
    }

    static NewDuty DutyOf(Closing closing, ClosingTeam team, DateOnly today) => new(
        closing.DutyOf(team.Unit), "closing", team.Manager, $"确认{team.Name}的{closing.Period.Say(Language.Chinese, today)}绩效",
        $"Approve {team.NameEn}'s scores of {closing.Period.Say(Language.English, today)}", closing.QueryUntil + ClosingState.ToApprove);

    static ScoreView ViewOf(Tenant tenant, Closing closing, Language? language, DateTimeOffset now) =>
        ScoreView.Of(language ?? tenant.Language, tenant, now, closing.Period);
}
