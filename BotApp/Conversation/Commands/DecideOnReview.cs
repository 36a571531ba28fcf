using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What a manager does about a review: each decision becomes a dated duty that the next review reports on.</summary>
sealed class DecideOnReview : ICommand
{
    const int MostPeople = 60;
    const int LongestText = 200;
    const int UsualDays = 3;

    public CommandDescription Description { get; } = new("decide", [], IsPersonal: true, KeepsCard: true, Roles: [Role.Manager, Role.Director, Role.Ops]);

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(Unknown(turn));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var key = press.Text("key") ?? "";
        return press.Text("do") switch
        {
            "seen" => await SeenAsync(turn, press, key),
            "talk" => await AskWhomAsync(turn, key, "talk-save", turn.Say("约谁、什么时候谈?", "Whom do you talk to, and when?"), withDay: true),
            "talk-save" => await TalkAsync(turn, press, key),
            "strategy" => AskStrategy(turn, key),
            "strategy-save" => Strategy(turn, press, key),
            "retarget" => await RetargetForm.AskAsync(turn, key),
            "retarget-save" => await RetargetAsync(turn, press, key),
            "person" => await AskWhomAsync(turn, key, "person-show", turn.Say("看谁?", "Whose figures?"), withDay: false),
            "person-show" => await PersonAsync(turn, press),
            "done" => await FinishAsync(turn, press),
            _ => Unknown(turn),
        };
    }

    // The review stays to be read, and can still be decided on.
    static async Task<Card> SeenAsync(Turn turn, Said.Press press, string key)
    {
        Acknowledge(turn, key, null);
        var seen = turn.Reply("已阅,记下了。", "Noted as seen.");
        var sent = OutboxStore.CardOf(turn.Tx, turn.TenantId, turn.Chat, press.CardId ?? "");
        await turn.Tx.SendAsync(turn.Cancel);
        if (sent.Value is not { } json) return seen;
        var review = CardJson.Read(json);
        var left = review.Buttons.RemoveAll(b => b.Verb == press.Verb && b.Arguments.GetValueOrDefault("do") == "seen");
        return left.Length == review.Buttons.Length
            ? seen
            : review with { Parts = [new Line("✓ " + seen.Title, Tone.Good), .. review.Parts], Buttons = left, TakesPlace = true };
    }

    static async Task<Card> AskWhomAsync(Turn turn, string key, string next, string title, bool withDay)
    {
        var people = MemberStore.InSubtree(turn.Tx, turn.TenantId, Scope.TeamOf(turn.Person), turn.Person.Id, MostPeople);
        await turn.Tx.SendAsync(turn.Cancel);
        if (people.Values.Count == 0) return turn.Reply("团队里还没有人。", "There is nobody in the team yet.");
        var whom = new ChoiceInput("who", turn.Say("谁", "Who"), [.. people.Values.Select(p => new Choice(turn.Language.Pick(p.Name, p.NameEn), Values.Of(p.Id.Value)))]);
        CardPart[] parts = withDay
            ? [whom, new TextInput("day", turn.Say("哪天(年-月-日)", "Day (yyyy-mm-dd)"), "", Value: $"{NextDay(turn):yyyy-MM-dd}"), new TextInput("about", turn.Say("谈什么", "About"), "", Multiline: true)]
            : [whom];
        return new Card(turn.Language, title, parts).With(new CardButton(turn.Say("确定", "OK"), "decide", ("key", key), ("do", next)));
    }

    static async Task<Card> TalkAsync(Turn turn, Said.Press press, string key)
    {
        var whom = await Scope.OfMemberAsync(turn, IdOf(press), "decide");
        if (!whom.Ok) return turn.Reply(whom.Refusal);
        if (DayOf(turn, press) is not { } day) return turn.Reply("日期要在今天之后一年以内。", "The day must be within the next year.");
        var about = CleanText.Of(press.Text("about") ?? "", LongestText);
        return Decide(turn, key, "talk", day,
            $"和{whom.Value.Name}谈" + (about.Length > 0 ? $":{about}" : ""), $"Talk to {whom.Value.NameEn}" + (about.Length > 0 ? $": {about}" : ""));
    }

    static Card AskStrategy(Turn turn, string key) => new Card(turn.Language, turn.Say("怎么调整?", "What changes?"),
        new TextInput("about", turn.Say("做什么", "What"), turn.Say("例如:本周主攻老客户复购", "e.g. this week we go for repeat orders"), Multiline: true),
        new TextInput("day", turn.Say("什么时候看效果(年-月-日)", "When it is looked at again (yyyy-mm-dd)"), "", Value: $"{turn.Today.AddDays(7):yyyy-MM-dd}"))
        .With(new CardButton(turn.Say("确定", "OK"), "decide", ("key", key), ("do", "strategy-save")));

    static Card Strategy(Turn turn, Said.Press press, string key)
    {
        var about = CleanText.Of(press.Text("about") ?? "", LongestText);
        if (about.Length == 0) return turn.Reply("请写一句做什么。", "Please say in a sentence what changes.");
        return DayOf(turn, press) is { } day
            ? Decide(turn, key, "strategy", day, $"策略:{about}", $"Strategy: {about}")
            : turn.Reply("日期要在今天之后一年以内。", "The day must be within the next year.");
    }

    static async Task<Card> RetargetAsync(Turn turn, Said.Press press, string key)
    {
        Acknowledge(turn, key, "retarget");
        return await RetargetForm.DraftAsync(turn, press);
    }

    static async Task<Card> PersonAsync(Turn turn, Said.Press press) =>
        await CommandList.For("progress")!.PressAsync(turn, Said.Pressed("progress", ("member", press.Text("who") ?? "0")));

    /// <summary>Ticks a duty off; only whoever has it can.</summary>
    static async Task<Card> FinishAsync(Turn turn, Said.Press press)
    {
        var duty = DutyStore.Find(turn.Tx, turn.TenantId, press.Text("duty") ?? "");
        await turn.Tx.SendAsync(turn.Cancel);
        if (duty.Value is not { } found || found.Owner != turn.Person.Id) return Unknown(turn);
        if (found.State != DutyState.Open) return turn.Reply("这件事已经了结。", "This is settled already.");
        if (DutyCard.HasAct(found)) return turn.Reply($"还没有做:{found.What}。", $"Not done yet: {found.WhatEn}.");
        DutyStore.Settle(turn.Tx, turn.TenantId, found.Key, DutyState.Done, turn.Now, turn.Person.Id, null);
        return turn.Reply($"✓ {found.What}", $"✓ {found.WhatEn}");
    }

    static Card Decide(Turn turn, string key, string kind, DateOnly day, string what, string whatEn)
    {
        Acknowledge(turn, key, kind);
        // One message, one duty: a copy of the press finds it there.
        var duty = new NewDuty($"{kind}:{turn.Inbox.Value}", kind, turn.Person.Id, what, whatEn, turn.Tenant.Since(day.AddDays(1)));
        DutyStore.Open(turn.Tx, turn.TenantId, duty, turn.Now, turn.Person.Id, turn.Inbox);
        return turn
            .Reply($"记下了:{what}({day.Say(turn.Language, turn.Today)}前),下周复盘会提到。", $"Noted: {whatEn} (by {day.Say(turn.Language, turn.Today)}); next week's review comes back to it.")
            .With(new CardButton(turn.Say("已完成", "Done"), "decide", ("do", "done"), ("duty", duty.Key)));
    }

    // The duty to read a review bears the review's own key; somebody else's stays open.
    static void Acknowledge(Turn turn, string key, string? outcome)
    {
        if (key.EndsWith($":{turn.Person.Id.Value}", StringComparison.Ordinal))
            DutyStore.Settle(turn.Tx, turn.TenantId, key, DutyState.Done, turn.Now, turn.Person.Id, outcome);
    }

    static DateOnly NextDay(Turn turn)
    {
        var day = turn.Today.AddDays(1);
        for (var i = 0; i < UsualDays && !turn.Tenant.Calendar.Works(day); i++) day = day.AddDays(1);
        return day;
    }

    static DateOnly? DayOf(Turn turn, Said.Press press) =>
        press.Date("day") is { } day && day >= turn.Today && day <= turn.Today.AddYears(1) ? day : null;

    static MemberId IdOf(Said.Press press) => new((int)Math.Min(press.Number("who") ?? 0, int.MaxValue));

    static Card Unknown(Turn turn) => turn.Reply("这个按钮已经不能用了。", "This button no longer works.");
}
