using System.Collections.Frozen;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Followups;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A person's own follow-ups: the list, and each of them done, put off or dropped.</summary>
sealed class MyFollowups : IHearing
{
    const int Most = 10;

    static readonly FrozenSet<string> Words = new[]
    {
        "我的跟进", "我的待办", "待办", "跟进列表", "待跟进", "我的提醒", "提醒列表", "我有哪些跟进", "有什么要跟进的",
        "my follow-ups", "my followups", "my follow ups", "open follow-ups", "my reminders", "my to-dos", "my todos", "to-do list",
    }.ToFrozenSet(StringComparer.Ordinal);

    public CommandDescription Description { get; } = new("followups", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) => Words.Contains(text) ? Said.Pressed("followups") : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ListAsync(turn);

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Number("id") is not { } id) return await ListAsync(turn);
        var found = FollowupStore.Find(turn.Tx, turn.TenantId, turn.Person.Id, new FollowupId(id));
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } f) return FollowupCards.Gone(turn);
        if (f.State != FollowupState.Open) return FollowupCards.Present(turn, f);
        return press.Text("act") switch
        {
            "done" => await FinishAsync(turn, f),
            "move" => Move(turn, f, press),
            "drop" => Drop(turn, f),
            _ => FollowupCards.Present(turn, f),
        };
    }

    static async Task<Card> ListAsync(Turn turn)
    {
        var open = FollowupStore.OpenFor(turn.Tx, turn.TenantId, turn.Person.Id, Most + 1);
        await turn.Tx.SendAsync(turn.Cancel);
        return FollowupCards.List(turn, open.Values, Most);
    }

    static Task<Card> FinishAsync(Turn turn, Followup f)
    {
        if (f.IsBooked) return LogEntries.FinishAsync(turn, f);
        FollowupStore.Finish(turn.Tx, turn.TenantId, turn.Person.Id, f.Id, turn.Now, by: null);
        return Task.FromResult(FollowupCards.Present(turn, f with { State = FollowupState.Done }));
    }

    static Card Move(Turn turn, Followup f, Said.Press press)
    {
        if (f.Moved) return turn.Reply("已经改过一次期了,请完成它或不跟了。", "It was moved once already; please finish or drop it.");
        if (press.Text("to") is not { } to) return FollowupCards.WhichDay(turn, f);
        if (press.Date(to == "date" ? "date" : "to") is not { } day)
            return turn.Reply("日期请写成 2026-01-31 这样。", "Please write the date like 2026-01-31.");
        if (NewFollowup.Refuse(day, turn.Today) is { } refusal) return turn.Reply(refusal);
        FollowupStore.Move(turn.Tx, turn.TenantId, turn.Person.Id, f.Id, day, turn.Now);
        return FollowupCards.Present(turn, f with { Due = day, Moved = true });
    }

    static Card Drop(Turn turn, Followup f)
    {
        FollowupStore.Drop(turn.Tx, turn.TenantId, turn.Person.Id, f.Id, turn.Now);
        return FollowupCards.Present(turn, f with { State = FollowupState.Dropped });
    }
}
