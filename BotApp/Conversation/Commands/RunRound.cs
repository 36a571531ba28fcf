using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Ratings;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Sales operations open a round, look at who is asked about whom, start it, and see who has finished.</summary>
sealed class RunRound : IHearing
{
    const int MostNames = 30;

    // More than that nobody turns; and no number from a button may overflow a product.
    const int MostPages = 100_000;

    public CommandDescription Description { get; } = new("round", [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => RoundWords.Read(text, today);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => WhoAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => press.Text("do") switch
    {
        "open" => OpenAsync(turn, press),
        "start" => DecideAsync(turn, press, RoundStore.Start),
        "drop" => DecideAsync(turn, press, RoundStore.Drop),
        "extend" => ExtendAsync(turn, press),
        "page" => PageAsync(turn, press),
        "schedule" => ScheduleAsync(turn, press),
        "unschedule" => Unschedule(turn),
        "end" or "close" => CloseAsync(turn, press),
        "items" => RoundItems.ShowAsync(turn),
        "item" => RoundItems.KeepAsync(turn, press),
        _ => WhoAsync(turn),
    };

    static async Task<Card> OpenAsync(Turn turn, Said.Press press)
    {
        if (press.Date("opens") is not { } opens || press.Date("closes") is not { } closes) return turn.Reply("没看懂日期。", "I could not read the dates.");
        if (Round.Refuse(opens, closes, turn.Today) is { } refusal) return turn.Reply(refusal);
        var unit = await UnitAsync(turn, press.Text("unit"));
        if (unit is { Ok: false }) return turn.Reply(unit.Value.Refusal);
        var items = await RoundItems.ChosenAsync(turn, press.Text("items"));
        if (!items.Ok) return turn.Reply(items.Refusal);
        var asked = new NewRound(opens, closes, turn.Inbox.Value, turn.Person.Id, turn.Now, turn.Inbox, unit?.Value?.Id, items.Value.Own);
        if (await DraftStore.MakeAsync(turn.Tx, turn.Tenant, asked, turn.Today, turn.Cancel) is not { } round)
            return turn.Reply("已经有一轮互评在进行或待开始,先结束它。", "A rating round is running or waiting to start already.");
        turn.Audit("round.open", $"round {round.Id}");
        return await DraftAsync(turn, round, 0);
    }

    /// <summary>Null where none is named: the whole company.</summary>
    static async Task<Checked<NamedUnit>?> UnitAsync(Turn turn, string? named)
    {
        if (named is null) return null;
        var name = CleanText.Of(turn.AsTyped(named));
        var found = MemberStore.FindUnitIn(turn.Tx, turn.TenantId, name, UnitId.Company);
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Value is { } unit ? unit : new Refusal($"没有叫「{name}」的团队,没有开互评。", $"There is no unit called “{name}”; no round was opened.");
    }

    static async Task<Card> DraftAsync(Turn turn, Round round, int page) => RoundCard.Draft(
        round, await DraftStore.ReadAsync(turn.Tx, turn.TenantId, round.Id, page, RoundCard.PageSize, turn.Cancel), turn.Language, turn.Today);

    static async Task<Card> PageAsync(Turn turn, Said.Press press)
    {
        var running = RoundStore.Running(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        return running.Value is { State: RoundState.Draft } round && round.Id == press.Number("round")
            ? await DraftAsync(turn, round, (int)Math.Min(press.Number("page") ?? 0, MostPages))
            : await WhoAsync(turn);
    }

    static async Task<Card> ScheduleAsync(Turn turn, Said.Press press)
    {
        if (RoundSchedule.Find(press.Text("cycle")) is not { } cycle) return await WhoAsync(turn);
        var schedule = new RoundSchedule(cycle, RoundSchedule.UsualDays);
        ScheduleStore.Keep(turn.Tx, turn.TenantId, press.Text("cycle")!, schedule.Days, turn.Person.Id, turn.Now);
        turn.Audit("round.schedule", press.Text("cycle")!);
        return turn.Reply(
            $"好的,{schedule.Say(Language.Chinese)}最后 {schedule.Days} 天自动互评;开始前 3 天先发草稿给您看,不开可以点「不开了」。",
            $"All right: a round in the last {schedule.Days} days of {schedule.Say(Language.English)}; you see the draft three days ahead and can drop it.")
            .With(new CardButton(turn.Say("关闭自动互评", "Stop"), "round", ("do", "unschedule")));
    }

    static Task<Card> Unschedule(Turn turn)
    {
        ScheduleStore.Stop(turn.Tx, turn.TenantId);
        turn.Audit("round.schedule", "off");
        return Task.FromResult(turn.Reply("好的,不再自动互评。", "All right, rounds no longer open by themselves."));
    }

    static async Task<Card> DecideAsync(Turn turn, Said.Press press, Action<Domain.Storage.Tx, TenantId, int> decide)
    {
        var running = RoundStore.Running(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (running.Value is not { State: RoundState.Draft } round || round.Id != press.Number("round")) return await WhoAsync(turn);
        decide(turn.Tx, turn.TenantId, round.Id);
        turn.Audit($"round.{press.Text("do")}", $"round {round.Id}");
        return press.Text("do") == "drop"
            ? turn.Reply("好的,这一轮不开了,没有通知任何人。", "All right, the round is dropped; nobody was told.")
            : turn.Reply(
                $"互评开始了,卡片会在{round.Opens.Say(Language.Chinese, turn.Today)} 9 点起发出;发「还有谁没评」看进度。",
                $"The round is on; cards go out from 9:00 on {round.Opens.Say(Language.English, turn.Today)}. Say “who has not rated” for progress.");
    }

    static async Task<Card> ExtendAsync(Turn turn, Said.Press press)
    {
        var running = RoundStore.Running(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (running.Value is not { State: RoundState.Open } round) return turn.Reply("没有进行中的互评。", "No rating round is open.");
        if (press.Date("closes") is not { } closes || closes < round.Closes) return turn.Reply("只能往后延。", "It can only be moved later.");
        if (Round.Refuse(round.Opens, closes, turn.Today) is { } refusal) return turn.Reply(refusal);
        RoundStore.Extend(turn.Tx, turn.TenantId, round.Id, closes);
        turn.Audit("round.extend", $"round {round.Id}: {closes:yyyy-MM-dd}");
        var moved = round with { Closes = closes };
        return turn.Reply(RatingCard.Until(moved, Language.Chinese, turn.Today), RatingCard.Until(moved, Language.English, turn.Today));
    }

    /// <summary>At once, where that was confirmed on the card of this round.</summary>
    static async Task<Card> CloseAsync(Turn turn, Said.Press press)
    {
        var running = RoundStore.Running(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (running.Value is not { State: RoundState.Open } round) return turn.Reply("没有进行中的互评。", "No rating round is open.");
        if (press.Text("do") != "close" || press.Number("round") != round.Id)
        {
            var taken = RoundStore.Participation(turn.Tx, turn.TenantId, round.Id);
            await turn.Tx.SendAsync(turn.Cancel);
            return RoundCard.AskClose(round, taken.Value, turn.Language);
        }
        RoundStore.End(turn.Tx, turn.TenantId, round.Id, turn.Today);
        await BallotStore.CloseAsync(turn.Tx, turn.TenantId, round with { Closes = turn.Today < round.Opens ? round.Opens : turn.Today }, turn.Now, turn.Cancel);
        turn.Audit("round.close", $"round {round.Id}");
        return await LastAsync(turn);
    }

    static async Task<Card> WhoAsync(Turn turn)
    {
        var running = RoundStore.Running(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (running.Value is not { } round) return await LastAsync(turn);
        if (round.State == RoundState.Draft) return await DraftAsync(turn, round, 0);
        var taken = RoundStore.Participation(turn.Tx, turn.TenantId, round.Id);
        var open = RoundStore.Unfinished(turn.Tx, turn.TenantId, round.Id, MostNames);
        var declined = RoundStore.DeclinedIn(turn.Tx, turn.TenantId, round.Id, MostNames);
        var few = DraftStore.FewRaters(turn.Tx, turn.TenantId, round.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        return RoundCard.Progress(round, taken.Value, open.Values, declined.Values, Few.Of(few.Values), turn.Language, turn.Today);
    }

    static async Task<Card> LastAsync(Turn turn)
    {
        var last = RoundStore.Last(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (last.Value is not { } round) return turn.Reply("没有进行中的互评。", "No rating round is open.");
        var taken = RoundStore.Participation(turn.Tx, turn.TenantId, round.Id);
        var flags = RoundStore.Flags(turn.Tx, turn.TenantId, round.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        return RoundCard.Closed(round, taken.Value, flags.Value, turn.Language, turn.Today);
    }
}
