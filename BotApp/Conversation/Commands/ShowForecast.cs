using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Reviews;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What this month will come to, of oneself, a colleague or a team; of other periods there is progress, but no forecast.</summary>
sealed class ShowForecast : ICommand
{
    public CommandDescription Description { get; } = new("forecast", [Intent.AskForecast], IsPersonal: true, KeepsCard: true);

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var question = reading.Question ?? new Question(Metric.Target, null, Subject.Me);
        if (question.Metric == Metric.RequiredRate || Asked.PeriodOf(question, turn) != turn.Month.Period)
            return await CommandList.For("progress")!.AnswerAsync(turn, reading);
        if (await Scope.OfUnitNamedAsync(turn, "forecast") is { } unit) return unit.Ok ? await OfUnitAsync(turn, unit.Value.Id) : turn.Reply(unit.Refusal);
        if (question.Subject.Kind == SubjectKind.Team) return await OfUnitAsync(turn, Scope.TeamOf(turn.Person));
        var whose = await Scope.OfAsync(turn, question.Subject, "forecast");
        if (!whose.Ok) return turn.Reply(whose.Refusal);
        return await ShowAsync(
            turn, whose.Value.NameIn(turn.Language), ForecastStore.Of(turn.Tx, turn.Tenant, whose.Value.Id, turn.Today),
            ProgressStore.OfMember(turn.Tx, turn.TenantId, whose.Value.Id, turn.Month.Period));
    }

    public Task<Card> PressAsync(Turn turn, Said.Press press) => AnswerAsync(turn, Reading.Nothing);

    static async Task<Card> OfUnitAsync(Turn turn, UnitId unit)
    {
        var name = MemberStore.UnitName(turn.Tx, turn.TenantId, unit);
        await turn.Tx.SendAsync(turn.Cancel);
        return await ShowAsync(
            turn, turn.Language.Pick(name.Value.Name, name.Value.NameEn), ForecastStore.Of(turn.Tx, turn.Tenant, unit, turn.Today),
            ProgressStore.OfUnit(turn.Tx, turn.TenantId, unit, turn.Month.Period));
    }

    static async Task<Card> ShowAsync(Turn turn, string who, Rows<(DateOnly Day, decimal Amount)> days, Row<Progress> progress)
    {
        await turn.Tx.SendAsync(turn.Cancel);
        var (month, today) = (turn.Month.Period, turn.Today);
        var sums = new DailySums(today.AddDays(-ForecastStore.History), today, days.Values);
        var target = Attainment.Of(progress.Value!, today, turn.Tenant.Calendar, turn.Tenant.Currency).FirstOrDefault(a => a.Metric == TargetMetric.Revenue)?.Base;
        return ForecastCard.Of(who, Forecasting.Of(sums, month, today, turn.Tenant.Calendar), target, month, today, turn.Tenant.Currency, turn.Language);
    }
}
