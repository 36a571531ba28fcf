using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation;

/// <summary>
/// In demo mode nobody needs to be set up: a sender named like a person of the story is that person, anybody else joins a team as a new rep.
/// Outside demo mode names prove nothing and nobody is let in here.
/// </summary>
static class Newcomers
{
    const string Team = "华东一组";

    /// <summary>Links or makes the sender; true when somebody new has joined.</summary>
    public static async Task<bool> AdmitAsync(Tx tx, Tenant tenant, Incoming incoming, DateOnly today, CancellationToken cancel)
    {
        var known = MemberStore.Find(tx, tenant.Id, incoming.Sender.Name);
        var team = MemberStore.FindUnit(tx, tenant.Id, Team);
        await tx.SendAsync(cancel);
        if (known.Value is { } member)
        {
            MemberStore.AddAccount(tx, tenant.Id, incoming.Channel, incoming.Sender.Id, member.Id);
            return false;
        }
        var name = CleanText.Of(incoming.Sender.Name.Trim(), 60) is { Length: > 0 } given ? given : incoming.Sender.Id;
        var added = MemberStore.Add(tx, tenant.Id, team.Value ?? UnitId.Company, name, Role.Rep, null, today);
        await tx.SendAsync(cancel);
        MemberStore.AddAccount(tx, tenant.Id, incoming.Channel, incoming.Sender.Id, added.Value);
        foreach (var target in DefaultTargets(today)) ProgressStore.AddTarget(tx, tenant.Id, added.Value, target, tenant.Currency);
        return true;
    }

    // The running month and the two after it, so that a trial over a month end still shows a target.
    static IEnumerable<MonthTarget> DefaultTargets(DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var i = 0; i < 3; i++, month = month.AddMonths(1))
        {
            yield return new(TargetMetric.Revenue, month, 800_000, 1_000_000);
            yield return new(TargetMetric.Collections, month, 600_000, 750_000);
            yield return new(TargetMetric.Visits, month, 30, null);
        }
    }
}
