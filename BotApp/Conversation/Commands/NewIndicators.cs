using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Publishes indicators of one's own, and tells whoever is appraised by one that changes.</summary>
static class NewIndicators
{
    /// <param name="catalogue">Read under the lock, so that numbers are free.</param>
    /// <returns>The versions in the order of the plans.</returns>
    public static async Task<IReadOnlyList<OwnIndicator>> PublishAsync(Turn turn, Catalogue catalogue, IReadOnlyList<OwnIndicatorPlan> plans)
    {
        var made = catalogue.Own.Count();
        var published = new List<OwnIndicator>();
        foreach (var plan in plans)
        {
            var own = plan.Before is null ? plan.Own with { Key = FormattableString.Invariant($"own-{++made}") } : plan.Own;
            OwnIndicatorStore.Add(turn.Tx, turn.TenantId, own, turn.Now, turn.Person.Id, turn.Inbox);
            turn.Audit("indicator.published", FormattableString.Invariant($"{own.Key} v{own.Version} from {own.From:yyyy-MM-dd}: {own.Say(Language.English)}"));
            published.Add(own);
        }
        IndicatorChange[] changes = [.. plans.Zip(published).Where(p => p.First.Before is { } before && p.Second.MeasuresOtherwiseThan(before)).Select(p => new IndicatorChange(p.First.Before!, p.Second))];
        if (changes.Length > 0) await TellAsync(turn, changes);
        return published;
    }

    static async Task TellAsync(Turn turn, IReadOnlyList<IndicatorChange> changes)
    {
        var found = ScorecardStore.InUnit(turn.Tx, turn.TenantId, UnitId.Company, Period.Month(turn.Today));
        await turn.Tx.SendAsync(turn.Cancel);
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [.. found.Values.Select(p => p.Id.Value)], turn.Cancel);
        var told = found.Values.Select(p => (p.Id, Changes: changes.Where(c => Has(choice.On(p, c.After.From), c)).ToArray())).Where(p => p.Changes.Length > 0).ToArray();
        var reached = ChatStore.OfMembers(turn.Tx, turn.TenantId, told.Select(t => t.Id));
        await turn.Tx.SendAsync(turn.Cancel);
        var chats = reached.Values.ToDictionary(r => r.Member);
        OutboxStore.AddManyOnce(
            turn.Tx, turn.TenantId,
            [
                .. told.Where(t => chats.ContainsKey(t.Id)).Select(t => (
                    FormattableString.Invariant($"indicator:{turn.Inbox.Value}:{t.Id.Value}"), chats[t.Id].Chat,
                    CardJson.Write(OwnIndicatorCard.Changed(chats[t.Id].Language ?? turn.Tenant.Language, t.Changes, turn.Today)))),
            ],
            turn.Now);
    }

    static bool Has(Scheme? scheme, IndicatorChange change) => scheme?.Lines.Any(l => l.Part == Part.Kpi && l.Key == change.After.Key) == true;
}
