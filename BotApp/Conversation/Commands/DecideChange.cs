using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The buttons of a change set: confirm, approve, take back, look through, acknowledge. Of two who decide at once one is told of the other.</summary>
sealed partial class DecideChange : IHearing
{
    public CommandDescription Description { get; } = new("change", [], IsPersonal: true);

    /// <summary>Approving by number, for somebody who was sent no card; and who has not acknowledged the own last change.</summary>
    public Said.Press? Hear(string text, DateOnly today) =>
        Approve().Match(text) is { Success: true } said ? Said.Pressed("change", ("do", "review"), ("set", said.Groups[1].Value))
        : AsksWho().IsMatch(text) ? Said.Pressed("change", ("do", "who")) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(Gone(turn));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var what = press.Text("do");
        if ((press.Number("set") ?? (what == "who" ? await OwnLastAsync(turn) : null)) is not { } id) return Gone(turn);
        if (what is "confirm" or "approve" or "undo") ChangeSetStore.Lock(turn.Tx, turn.TenantId);
        var found = ChangeSetStore.Find(turn.Tx, turn.TenantId, id);
        var obstacles = ChangeSetStore.Check(
            turn.Tx, turn.TenantId, id, turn.Person.Id, TargetRights.RootOf(turn.Person), TargetRights.SetsRoot(turn.Person), turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } set) return Gone(turn);
        if (what == "ack") return await AcknowledgeAsync(turn, set);
        if (obstacles.Value.Forbidden) return turn.Reply(TargetOwners.Refused(turn, TargetRights.RootOf(turn.Person) is null ? TargetRights.NoRole : TargetRights.Scope, $"set {id}"));
        if (set.Schemes > 0 && SchemeRights.Against(turn.Person) is { } refusal) return turn.Reply(TargetOwners.Refused(turn, refusal, $"set {id}"));
        return what switch
        {
            "confirm" => await ConfirmAsync(turn, set, obstacles.Value, press),
            "join" => await JoinAsync(turn, set),
            "cancel" => await CancelAsync(turn, set),
            "approve" => await ApproveAsync(turn, set, obstacles.Value),
            "decline" => await DeclineAsync(turn, set),
            "undo" => await UndoAsync(turn, set),
            "who" => await SilentAsync(turn, set),
            "page" => await PageAsync(turn, set, (int)Math.Min(press.Number("after") ?? 0, int.MaxValue), press.Text("only") == "blocked"),
            "review" => await ReviewAsync(turn, set),
            _ => Gone(turn),
        };
    }

    static async Task<long?> OwnLastAsync(Turn turn)
    {
        var last = ChangeSetStore.LastOf(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        return last.Value;
    }

    static async Task<Card> ConfirmAsync(Turn turn, ChangeSet set, ChangeObstacles obstacles, Said.Press press)
    {
        if (set.MadeBy != turn.Person.Id) return turn.Reply(TargetOwners.Refused(turn, NotYours, $"set {set.Id}"));
        if (set.State != ChangeState.Draft) return Settled(turn, set);
        if (Dead(turn, set, obstacles) is { } dead) return dead;
        var note = press.Text("note") is { } typed ? CleanText.Of(typed, 200) : set.Note;
        var reasons = WindowStore.Reasons(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var list = reasons.Values.Count > 0 ? reasons.Values : AdjustReason.Usual;
        var reason = list.FirstOrDefault(r => r.Code == (press.Text("reason") ?? set.Reason));
        if (set.Changes && reason is null) return await ChangeDraft.ShowAsync(turn, set.Id, turn.Say("请先选一个原因。", "Please choose a reason first."));

        var over = press.Text("override") is { } why ? CleanText.Of(why, 400) : null;
        if (string.IsNullOrEmpty(over) && set.Checked.Block > 0)
            return await ChangeDraft.ShowAsync(turn, set.Id, turn.Say("检查没有通过:要这样定,请写明理由,或采用建议。", "The check does not pass: please say why it shall be so, or take the proposal."));

        var named = set with { Reason = reason?.Code, Note = note, Override = over };
        if (set.Changes && !obstacles.InWindow) return await ChangeEnd.SendForApprovalAsync(turn, named, reason);
        return Answer(turn, await ChangeEnd.ApplyAsync(turn, named));
    }

    static async Task<Card> JoinAsync(Turn turn, ChangeSet set) =>
        set.MadeBy != turn.Person.Id ? turn.Reply(TargetOwners.Refused(turn, NotYours, $"set {set.Id}"))
        : set.State != ChangeState.Draft ? Settled(turn, set)
        : await ChangeDraft.JoinAsync(turn, set);

    static async Task<Card> CancelAsync(Turn turn, ChangeSet set)
    {
        if (set.MadeBy != turn.Person.Id) return turn.Reply(TargetOwners.Refused(turn, NotYours, $"set {set.Id}"));
        if (set.State is not (ChangeState.Draft or ChangeState.Waiting)) return Settled(turn, set);
        Drop(turn, set);
        var split = SplitStore.OfSet(turn.Tx, turn.TenantId, set.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        var card = turn.Reply(set.Schemes == 0 ? "已取消,目标没有改动。" : "已取消,什么也没有改动。", set.Schemes == 0 ? "Cancelled; no target has changed." : "Cancelled; nothing has changed.");
        // What was agreed on stays agreed: the split can be locked again.
        return split.Value is { } id ? card.With(new CardButton(turn.Say("回到拆分", "Back to the split"), "split", ("do", "status"), ("split", Values.Of(id)))) : card;
    }

    static async Task<Card> ApproveAsync(Turn turn, ChangeSet set, ChangeObstacles obstacles)
    {
        if (set.State != ChangeState.Waiting) return Settled(turn, set);
        if (set.MadeBy == turn.Person.Id) return turn.Reply(TargetOwners.Refused(turn, Second, $"set {set.Id}"));
        if (Dead(turn, set, obstacles) is { } dead)
        {
            await ChangeEnd.TellMakerAsync(turn, set, "stale", dead.Title, dead.Title);
            return dead;
        }
        var applied = await ChangeEnd.ApplyAsync(turn, set);
        if (applied.Ok)
            await ChangeEnd.TellMakerAsync(
                turn, set, "approved", $"{turn.Person.Name} 同意了您的{Zh(set)}改动({set.All} 项)", $"{turn.Person.NameEn} approved your {En(set)} change ({set.All} in all)");
        return Answer(turn, applied);
    }

    static void Drop(Turn turn, ChangeSet set)
    {
        ChangeSetStore.SetState(turn.Tx, turn.TenantId, set.Id, ChangeState.Dropped, turn.Now);
        RetargetForm.Settle(turn, set.Id, DutyState.Dropped);
    }

    static Card Answer(Turn turn, Checked<Card> card) => card.Ok ? card.Value : turn.Reply(card.Refusal);

    static async Task<Card> DeclineAsync(Turn turn, ChangeSet set)
    {
        if (set.State != ChangeState.Waiting) return Settled(turn, set);
        if (set.MadeBy == turn.Person.Id) return turn.Reply(TargetOwners.Refused(turn, Second, $"set {set.Id}"));
        Drop(turn, set);
        await ChangeEnd.TellMakerAsync(turn, set, "declined", $"{turn.Person.Name} 没有同意您的{Zh(set)}改动,一切不变", $"{turn.Person.NameEn} declined your {En(set)} change; nothing has changed");
        return turn.Reply("已拒绝,一切不变。", "Declined; nothing has changed.");
    }

    static async Task<Card> UndoAsync(Turn turn, ChangeSet set)
    {
        if (set.MadeBy != turn.Person.Id) return turn.Reply(TargetOwners.Refused(turn, NotYours, $"set {set.Id}"));
        if (set.State != ChangeState.Applied) return Settled(turn, set);
        var inEffect = set.Changes ? turn.Today >= set.EffectiveFrom : turn.Today > turn.Tenant.DayOf(set.MadeAt);
        if (inEffect) return turn.Reply("这次改动已经生效,不能撤销;请重新调整。", "This change counts already and cannot be undone; please adjust again.");
        var covered = ChangeSetStore.Covered(turn.Tx, turn.TenantId, set.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (covered.Value) return turn.Reply("后来又有人改过其中的目标或方案,不能整批撤销。", "One of these targets or schemes was changed again later, so the set cannot be undone.");
        return await ChangeEnd.UndoAsync(turn, set);
    }

    static async Task<Card> AcknowledgeAsync(Turn turn, ChangeSet set)
    {
        var seen = NoticeStore.Acknowledge(turn.Tx, turn.TenantId, set.Id, turn.Person.Id, turn.Now);
        await turn.Tx.SendAsync(turn.Cancel);
        return seen.Value is null ? turn.Reply(TargetOwners.Refused(turn, TargetRights.Scope, $"set {set.Id}")) : turn.Reply("已确认,谢谢。", "Acknowledged, thank you.")
            .With(new CardButton(turn.Say("我的进度", "My progress"), "progress"));
    }

    static async Task<Card> SilentAsync(Turn turn, ChangeSet set)
    {
        var silent = NoticeStore.Silent(turn.Tx, turn.TenantId, set.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        CardButton[] next =
        [
            new(turn.Say("再看一次", "Look again"), "change", ("do", "who"), ("set", Values.Of(set.Id))),
            new(turn.Say("看改动", "See the changes"), "change", ("do", "page"), ("set", Values.Of(set.Id))),
            new(turn.Say("撤销", "Undo"), "change", ("do", "undo"), ("set", Values.Of(set.Id))),
        ];
        if (silent.Values.Count == 0) return turn.Reply("都确认过了。", "Everybody has acknowledged.").With(next);
        var names = string.Join(turn.Say("、", ", "), silent.Values.Take(30).Select(s => turn.Say(s.Name, s.NameEn)));
        return turn.Reply($"{silent.Values.Count}/{silent.Values[0].Told} 人还没有确认:{names}", $"{silent.Values.Count} of {silent.Values[0].Told} have not acknowledged: {names}").With(next);
    }

    static async Task<Card> PageAsync(Turn turn, ChangeSet set, int after, bool blocked)
    {
        var appraisal = after == 0 ? await AppraisalChangeStore.OfAsync(turn.Tx, turn.TenantId, set.Id, turn.Cancel) : AppraisalChanges.None;
        var items = ChangeSetStore.Items(turn.Tx, turn.TenantId, set.Id, after, ChangeCard.PageSize, blocked);
        await turn.Tx.SendAsync(turn.Cancel);
        var smart = await StatedCheck.OfAsync(turn, set, items.Values);
        return ChangeCard.Page(turn.Language, new(set, items.Values, appraisal), turn.Tenant.Currency, turn.Today, smart.Parts, blocked);
    }

    static async Task<Card> ReviewAsync(Turn turn, ChangeSet set)
    {
        if (set.State != ChangeState.Waiting) return Settled(turn, set);
        var (told, effects) = await ChangeDraft.ToldAsync(turn, set);
        return ChangeCard.ForApproval(turn.Language, told, effects, null, turn.Tenant.Currency, turn.Today);
    }

    // What was planned on numbers that are no longer true is not carried out.
    static Card? Dead(Turn turn, ChangeSet set, ChangeObstacles obstacles)
    {
        if (!obstacles.Overtaken && !(set.Changes && set.EffectiveFrom <= turn.Today)) return null;
        Drop(turn, set);
        return obstacles.Overtaken
            ? turn.Reply("有人先改了其中的目标或方案,这份草案作废;请重新说一次。", "Somebody changed one of these targets or schemes first, so this draft is void; please state it again.")
            : turn.Reply("这份草案过了生效日,作废;请重新说一次。", "This draft is past the day it was to count from and is void; please state it again.");
    }

    public static Card Settled(Turn turn, ChangeSet set) => set.State switch
    {
        ChangeState.Draft => turn.Reply("还没有确认过。", "This was not confirmed yet."),
        ChangeState.Waiting => turn.Reply("已经提交,正在等复核。", "This waits for approval already."),
        ChangeState.Applied => turn.Reply("这次改动已经定了,没有重复执行。", "This was carried out already; nothing was done twice."),
        ChangeState.Undone => turn.Reply("这次改动已经撤销。", "This was undone already."),
        _ => turn.Reply("这份草案已经作废。", "This draft is void."),
    };

    static string Zh(ChangeSet set) => set.Schemes == 0 ? "目标" : set.Items == 0 ? "考核方案" : "目标和考核方案";

    static string En(ChangeSet set) => set.Schemes == 0 ? "target" : set.Items == 0 ? "scheme" : "target and scheme";

    static Card Gone(Turn turn) => turn.Reply("没有找到这次改动。", "There is no such change.");

    static Refusal NotYours { get; } = new("这是别人的草案,只有本人能确认、取消或撤销。", "This is somebody else's draft; only they can confirm, cancel or undo it.");

    static Refusal Second { get; } = new("窗口外的改动要由另一个人同意。", "Outside a window somebody else has to approve.");

    [GeneratedRegex("^(?:复核|审批|review|approve)\\s*#?([0-9]{1,18})$", RegexOptions.CultureInvariant)]
    private static partial Regex Approve();

    [GeneratedRegex("^(?:谁|哪些人|还有谁)(?:还)?(?:没有?|未)(?:确认|知道)(?:目标|目标调整|目标改动|改动|调整)$|^who has(?: not|n't) acknowledged(?: (?:the|my) (?:target )?changes?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex AsksWho();
}
