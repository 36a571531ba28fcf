using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Operations make indicators without programming: a form, a look at what it would have been for everybody in the last period, a tap. A
/// published one is changed by a further version, for periods to come.
/// </summary>
sealed class MakeIndicator : IHearing
{
    public CommandDescription Description { get; } = new(OwnIndicatorCard.Verb, [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "自定义指标" or "自定义指标有哪些" or "我们的指标" or "own indicators" or "our indicators" => Said.Pressed(OwnIndicatorCard.Verb),
        "新建指标" or "新指标" or "加一个指标" or "new indicator" or "make an indicator" => Said.Pressed(OwnIndicatorCard.Verb, ("do", "form")),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(OwnIndicatorCard.Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var versions = press.Text("do") == "publish" ? OwnIndicatorStore.Locked(turn.Tx, turn.TenantId) : OwnIndicatorStore.Of(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var catalogue = new Catalogue(versions.Values);
        var changed = press.Text("key") is { } key ? catalogue.Find(key)?.Own : null;
        var values = OwnIndicatorForm.ValuesOf(press);
        return press.Text("do") switch
        {
            "form" => OwnIndicatorCard.Form(turn.Language, changed is not null && values.Count == 0 ? OwnIndicatorForm.ValuesOf(changed, turn.Language) : values, changed?.Key),
            "try" or "publish" => await WithAsync(turn, catalogue, changed, values, press.Text("do") == "publish"),
            _ => OwnIndicatorCard.List(turn.Language, [.. catalogue.Own.Select(i => i.Own!)]),
        };
    }

    static async Task<Card> WithAsync(Turn turn, Catalogue catalogue, OwnIndicator? changed, IReadOnlyDictionary<string, string> values, bool publish)
    {
        var plan = OwnIndicatorPlan.Of(turn, catalogue, changed, values);
        if (!plan.Ok) return OwnIndicatorCard.Form(turn.Language, values, changed?.Key, plan.Refusal);
        if (!publish) return await TryAsync(turn, plan.Value.Own, values);
        var published = plan.Value.IsPublished ? plan.Value.Own : (await NewIndicators.PublishAsync(turn, catalogue, [plan.Value]))[0];
        return OwnIndicatorCard.Published(turn.Language, published, published.From.Say(turn.Language, turn.Today));
    }

    static async Task<Card> TryAsync(Turn turn, OwnIndicator own, IReadOnlyDictionary<string, string> values)
    {
        var trial = await IndicatorTrial.RunAsync(turn, own, await IndicatorTrial.SellersAsync(turn, own));
        return OwnIndicatorCard.Tried(
            turn.Language, own, turn.Tenant.Currency, trial.Period.Say(turn.Language, turn.Today), own.From.Say(turn.Language, turn.Today),
            [.. trial.Measured.Select(m => (m.Person.NameIn(turn.Language), m.Measure))], trial.Missing, values);
    }
}
