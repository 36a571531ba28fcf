using System.Globalization;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// A scheme that operations wrote or chose, as a change set. The first scheme of people holds at once, also for the running month; one that takes
/// the place of another is a change: forward only, shown with its effect, and confirmed as targets are.
/// </summary>
static class SchemeDraft
{
    static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The days it may hold from: the first of this month and of the next where nobody has a scheme yet, otherwise tomorrow and the first of the next.</summary>
    public static async Task<IReadOnlyList<(DateOnly From, string Title)>> StartsAsync(Turn turn, SchemeOwner owner)
    {
        var (now, people) = await ReadAsync(turn);
        var first = ScoreEffects.Of(now, Then(now, Nothing(turn.Today), owner), people, turn.Today).Before is null;
        var month = Period.Month(turn.Today);
        return [.. new[] { first ? month.Start : turn.Today.AddDays(1), month.End }.Distinct().Select(from => (from, Title(turn, from)))];
    }

    /// <summary>Keeps it as a draft that waits for confirmation; one that changes nothing for anybody is carried out at once.</summary>
    /// <param name="scheme">What is to hold; number, cycle and, where it names none, bonus are those of what holds already.</param>
    public static async Task<Card> MakeAsync(Turn turn, SchemeOwner owner, Scheme scheme, string why)
    {
        ChangeSetStore.Lock(turn.Tx, turn.TenantId);
        var (now, people) = await ReadAsync(turn);
        if (owner.Each.All(role => IsThere(now, owner, role, scheme)))
            return turn.Reply("已经在用这套方案了。", "This scheme is in use already.");
        var before = ScoreEffects.Of(now, Then(now, scheme, owner), people, scheme.From).Before;
        var set = ChangeSetStore.Draft(
            turn.Tx, turn.TenantId, turn.Person.Id, turn.Now, turn.Inbox, before is null ? turn.Today : scheme.From, null, null, []);
        await turn.Tx.SendAsync(turn.Cancel);
        await SchemeChangeStore.AddAsync(turn.Tx, turn.TenantId, set.Value, scheme, owner, before, new(turn.Now, turn.Person.Id, turn.Inbox, why), turn.Cancel);
        if (before is not null) return await ChangeDraft.ShowAsync(turn, set.Value, null);
        var kept = ChangeSetStore.Find(turn.Tx, turn.TenantId, set.Value);
        await turn.Tx.SendAsync(turn.Cancel);
        var applied = await ChangeEnd.ApplyAsync(turn, kept.Value!);
        return applied.Ok ? applied.Value : turn.Reply(applied.Refusal);
    }

    static async Task<(SchemeChoice Now, IReadOnlyList<Appraised> People)> ReadAsync(Turn turn)
    {
        var people = ScorecardStore.InUnit(turn.Tx, turn.TenantId, UnitId.Company, Period.Month(turn.Today));
        await turn.Tx.SendAsync(turn.Cancel);
        return (await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [.. people.Values.Select(p => p.Id.Value)], turn.Cancel), people.Values);
    }

    static SchemeChoice Then(SchemeChoice now, Scheme scheme, SchemeOwner owner) => now.With(
        [scheme], owner.Each.Select(role => new SchemeUse(scheme.Id, owner.Member, owner.Unit, role, scheme.From, long.MaxValue)));

    static bool IsThere(SchemeChoice now, SchemeOwner owner, Role? role, Scheme scheme) =>
        now.ChosenFor(owner.Member, owner.Unit, role, scheme.From, long.MaxValue) is { } id && now.LastOf(id) is { } held
        && held.Name == scheme.Name && held.Lines.SequenceEqual(scheme.Lines) && (held.Bonus?.Pays(scheme.Bonus) ?? scheme.Bonus is null);

    static Scheme Nothing(DateOnly from) => new(default, 1, "", "", from, PeriodKind.Month, [], null);

    static string Title(Turn turn, DateOnly from) =>
        turn.Say($"从 {from.Month}月{from.Day}日 起采用", $"Use from {from.Day} {from.ToString("MMM", Culture)}");
}
