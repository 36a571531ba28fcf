using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Ratings;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Sales operations open a round, look at who is asked about whom, start it, and see who has finished.</summary>
sealed class RunRound : IHearing
{
    const int WorkDays = 90;
    const int MostNames = 30;

    public CommandDescription Description { get; } = new("round", [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => RoundWords.Read(text, today);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => WhoAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => press.Text("do") switch
    {
        "open" => OpenAsync(turn, press),
        "start" => DecideAsync(turn, press, RoundStore.Start),
        "drop" => DecideAsync(turn, press, RoundStore.Drop),
        "extend" => ExtendAsync(turn, press),
        _ => WhoAsync(turn),
    };

    static async Task<Card> OpenAsync(Turn turn, Said.Press press)
    {
        if (press.Date("opens") is not { } opens || press.Date("closes") is not { } closes) return turn.Reply("没看懂日期。", "I could not read the dates.");
        if (Round.Refuse(opens, closes, turn.Today) is { } refusal) return turn.Reply(refusal);
        var seed = turn.Inbox.Value;
        var made = RoundStore.Add(turn.Tx, turn.TenantId, opens, closes, seed, turn.Person.Id, turn.Now, turn.Inbox);
        var peers = TieStore.Peers(turn.Tx, turn.TenantId);
        var last = RoundStore.Last(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (made.Value is not { } id) return turn.Reply("已经有一轮互评在进行或待开始,先结束它。", "A rating round is running or waiting to start already.");
        var assigned = await AssignAsync(turn, peers.Values, last.Value, seed);
        RoundStore.AddPairs(turn.Tx, turn.TenantId, id, assigned.Pairs);
        var names = await NamesAsync(turn, assigned);
        turn.Audit("round.open", $"round {id}: {assigned.Pairs.Count} pairs");
        return RoundCard.Draft(new(id, opens, closes, RoundState.Draft, seed), assigned, names, turn.Language, turn.Today);
    }

    static async Task<Assigned> AssignAsync(Turn turn, IReadOnlyList<Peer> peers, Round? last, long seed)
    {
        var ties = TieStore.Of(turn.Tx, turn.TenantId, peers, Period.Between(turn.Today.AddDays(1 - WorkDays), turn.Today));
        var before = RoundStore.Pairs(turn.Tx, turn.TenantId, last?.Id ?? 0);
        await turn.Tx.SendAsync(turn.Cancel);
        return Assignment.Of(peers, ties.Values, before.Values.ToHashSet(), seed);
    }

    static async Task<IReadOnlyDictionary<MemberId, string>> NamesAsync(Turn turn, Assigned assigned)
    {
        var shown = assigned.Pairs.Take(RoundCard.PageSize).SelectMany(p => (MemberId[])[p.Rater, p.Rated]).Concat(assigned.Short.Take(RoundCard.PageSize)).Distinct().ToArray();
        var names = TieStore.Names(turn.Tx, turn.TenantId, shown);
        await turn.Tx.SendAsync(turn.Cancel);
        return names.Values.ToDictionary(n => n.Id, n => turn.Say(n.Name, n.NameEn));
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

    static async Task<Card> WhoAsync(Turn turn)
    {
        var running = RoundStore.Running(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (running.Value is not { } round) return await LastAsync(turn);
        var taken = RoundStore.Participation(turn.Tx, turn.TenantId, round.Id);
        var open = RoundStore.Unfinished(turn.Tx, turn.TenantId, round.Id, MostNames);
        await turn.Tx.SendAsync(turn.Cancel);
        return RoundCard.Progress(round, taken.Value, open.Values, turn.Language, turn.Today);
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
