using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Ratings;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Rates colleagues in the open round, by card or in words. Whatever is typed to rate is taken out of the inbox at once.</summary>
sealed partial class RateColleagues : IHearing
{
    public CommandDescription Description { get; } = new("rate", [Intent.RatePeer]);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "互评" or "开始互评" or "协作互评" or "我要互评" or "rate colleagues" or "peer rating" or "peer ratings" => Said.Pressed("rate"),
        "截止时间" or "互评截止时间" or "这轮评分什么时候截止" or "这轮互评什么时候截止" or "互评什么时候截止" or "when does the rating round end"
            or "rating deadline" => Said.Pressed("rate", ("do", "deadline")),
        _ => Decline(text),
    };

    static Said.Press? Decline(string text)
    {
        var match = InChinese().Match(text) is { Success: true } zh ? zh : InEnglish().Match(text);
        return match.Success ? Said.Pressed("rate", ("do", "decline"), ("who", match.Groups["who"].Value), ("why", match.Groups["why"].Value)) : null;
    }

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        BallotStore.ForgetWords(turn.Tx, turn.TenantId, turn.Inbox);
        if (turn.InGroup) return Pointer(turn);
        if (await OpenAsync(turn) is not var (round, people)) return NothingOpen(turn);
        if (reading.Rating is not { } rating) return RatingCard.List(round, people, turn.Language, turn.Today);
        return Named(people, rating.Who) is { } person
            ? await SaveAsync(turn, round, people, person, Scores.Of(rating.Score, round.Items.Length, _ => null), RatingCard.CleanComment(rating.Reason))
            : NotAsked(turn);
    }

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("do") == "decline") BallotStore.ForgetWords(turn.Tx, turn.TenantId, turn.Inbox);
        if (turn.InGroup) return Pointer(turn);
        if (press.Text("do") == "deadline") return await DeadlineAsync(turn);
        if (await OpenAsync(turn) is not var (round, people)) return NothingOpen(turn);
        if (press.Text("do") == "list") return RatingCard.List(round, people, turn.Language, turn.Today, (int)Math.Min(press.Number("page") ?? 0, people.Count));
        if (press.Text("who") is { } name)
            return Named(people, name) is { } named ? await DeclineAsync(turn, round, people, named, press) : NotAsked(turn);
        var isOfRound = press.Number("round") == round.Id;
        if (!isOfRound || people.FirstOrDefault(p => p.Rated.Value == press.Number("rated")) is not { } person)
            return RatingCard.List(round, people, turn.Language, turn.Today);
        if (press.Text("do") == "decline") return await DeclineAsync(turn, round, people, person, press);
        if (press.Text("do") != "give") return RatingCard.One(round, person, null, turn.Language);
        if (press.Text("score") == "none") return await SaveAsync(turn, round, people, person, null, "");
        return Score(press, "score") is { } all
            ? await SaveAsync(turn, round, people, person,
                Scores.Of(all, round.Items.Length, item => Score(press, round.Items[item].Key)), RatingCard.CleanComment(press.Text("comment")))
            : RatingCard.One(round, person, null, turn.Language);
    }

    /// <summary>For everybody, whether they are asked to rate or not.</summary>
    static async Task<Card> DeadlineAsync(Turn turn)
    {
        var open = RoundStore.Open(turn.Tx, turn.TenantId, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        return open.Value is { } round
            ? turn.Reply(RatingCard.Until(round, Language.Chinese, turn.Today), RatingCard.Until(round, Language.English, turn.Today))
            : turn.Reply("现在没有进行中的互评。", "No rating round is open now.");
    }

    static async Task<Card> SaveAsync(Turn turn, Round round, IReadOnlyList<ToRate> people, ToRate person, Scores? scores, string comment)
    {
        var admitted = BallotStore.Admitted(turn.Tx, turn.TenantId, round.Id, turn.Person.Id, person.Rated, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        if (admitted.Value is null) return NothingOpen(turn);
        if (scores is { } given) BallotStore.Save(turn.Tx, turn.TenantId, round.Id, turn.Person.Id, person.Rated, given, comment);
        else BallotStore.SaveNone(turn.Tx, turn.TenantId, round.Id, turn.Person.Id, person.Rated);
        return Next(turn, round, people, person with { State = scores is null ? PairState.None : PairState.Rated }, RatingCard.Saved(person, turn.Language));
    }

    static async Task<Card> DeclineAsync(Turn turn, Round round, IReadOnlyList<ToRate> people, ToRate person, Said.Press press)
    {
        if (RatingCard.CleanReason(press.Text("why")) is not { Length: > 0 } why) return RatingCard.AskWhy(round, person, turn.Language);
        var admitted = BallotStore.Admitted(turn.Tx, turn.TenantId, round.Id, turn.Person.Id, person.Rated, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        if (admitted.Value is null) return NothingOpen(turn);
        BallotStore.Decline(turn.Tx, turn.TenantId, round.Id, turn.Person.Id, person.Rated, why);
        return Next(turn, round, people, person with { State = PairState.Declined }, turn.Say(
            $"好的,不评{person.Name};运营会看到原因,对方不会。", $"All right, {person.NameEn} is declined; operations see the reason, they do not."));
    }

    static Card Next(Turn turn, Round round, IReadOnlyList<ToRate> people, ToRate answered, string saved)
    {
        var now = people.Select(p => p.Rated == answered.Rated ? answered : p).ToArray();
        if (now.FirstOrDefault(p => p.State == PairState.Open) is { } next) return RatingCard.One(round, next, saved, turn.Language);
        var list = RatingCard.List(round, now, turn.Language, turn.Today);
        return list with { Parts = [new Line(saved, Tone.Good), .. list.Parts] };
    }

    static async Task<(Round Round, IReadOnlyList<ToRate> People)?> OpenAsync(Turn turn)
    {
        var open = RoundStore.Open(turn.Tx, turn.TenantId, turn.Today);
        await turn.Tx.SendAsync(turn.Cancel);
        if (open.Value is not { } round) return null;
        var people = RoundStore.Of(turn.Tx, turn.TenantId, round.Id, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        return people.Values.Count == 0 ? null : (round, people.Values);
    }

    // Only those whom one is asked about are known here, so that a name tells nothing about anybody else: 小李 is the only one called 李.
    static ToRate? Named(IReadOnlyList<ToRate> people, string who)
    {
        var exact = people.Where(p => p.Name == who || IsEnglish(p.NameEn, who)).ToArray();
        if (exact.Length > 0) return exact is [var only] ? only : null;
        var near = who.Length == 2 && who[0] is '小' or '老' ? people.Where(p => p.Name.StartsWith(who[1])) : people.Where(p => p.Name.EndsWith(who, StringComparison.Ordinal));
        return near.ToArray() is [var one] ? one : null;
    }

    static bool IsEnglish(string name, string who) =>
        name.Equals(who, StringComparison.OrdinalIgnoreCase) || name.Split(' ')[0].Equals(who, StringComparison.OrdinalIgnoreCase);

    static int? Score(Said.Press press, string name) => press.Number(name) is { } score and >= 1 and <= 5 ? (int)score : null;

    static Card NothingOpen(Turn turn) =>
        turn.Reply("现在没有要您评的互评;什么也没有保存。", "There is no rating round for you to answer now; nothing was saved.");

    static Card NotAsked(Turn turn) => turn.Reply(
        "这一轮没有请您评这位同事,没有保存。发「互评」看看要评谁。",
        "You are not asked about that colleague in this round, so nothing was saved. Say “rate colleagues” to see whom.");

    static Card Pointer(Turn turn) => turn.Reply("互评只在一对一聊天里进行,请私聊我。", "Rating is done one-to-one only; please message me directly.");

    [GeneratedRegex("^(?:我)?不评(?<who>[^,\uff0c。;\uff1b:\uff1a ]{2,20})(?:[,\uff0c ]*(?:因为|原因是?)[:\uff1a ]*(?<why>.{1,200}))?$")]
    private static partial Regex InChinese();

    [GeneratedRegex("^decline (?:to rate )?(?<who>[^,.;:]{2,40}?)(?:,? because (?<why>.{1,200}))?$")]
    private static partial Regex InEnglish();
}
