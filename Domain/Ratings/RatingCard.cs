using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>What a rater sees. No card ever shows a score that was given: cards are kept, and so would be the answers.</summary>
public static class RatingCard
{
    const int LongestComment = 300;
    const int LongestReason = 200;

    /// <summary>With a button to turn the page there is room for so many; whoever fits on one card needs none.</summary>
    const int PageSize = Card.MaxButtons - 1;

    /// <param name="page">From 0; one that there is not shows the first.</param>
    public static Card List(Round round, IReadOnlyList<ToRate> people, Language language, DateOnly today, int page = 0)
    {
        var done = people.Count(p => p.State != PairState.Open);
        var title = done == people.Count
            ? language.Pick($"互评都评完了({done}/{people.Count})", $"You have rated everybody ({done}/{people.Count})")
            : language.Pick($"请评一下合作过的同事:已评 {done}/{people.Count}", $"Please rate colleagues you worked with: {done} of {people.Count} done");
        var size = people.Count <= Card.MaxButtons ? Card.MaxButtons : PageSize;
        var shown = people.Skip(page * size).Take(size).ToArray() is { Length: > 0 } some ? some : [.. people.Take(size)];
        var next = (page + 1) * size < people.Count ? page + 1 : 0;
        return new Card(language, title, new Line(Until(round, language, today)), WhoSees(round, language))
            .With(
            [
                .. shown.Select(p => new CardButton(Mark(p.State) + p.NameIn(language), "rate", [("do", "pick"), .. Whom(round, p)])),
                .. people.Count > size
                    ? [new CardButton(language.Pick("其他同事", "Other colleagues"), "rate", ("do", "list"), ("page", FormattableString.Invariant($"{next}")))]
                    : (CardButton[])[],
            ]);
    }

    public static Card AskWhy(Round round, ToRate person, Language language) => new Card(
        language, language.Pick($"为什么不评{person.Name}?", $"Why do you not rate {person.NameEn}?"),
        new TextInput("why", language.Pick("一句话,运营会看到", "One sentence; operations will read it"), "", Multiline: false))
        .With(new CardButton(language.Pick("确定不评", "Decline"), "rate", [("do", "decline"), .. Whom(round, person)]));

    public static string CleanReason(string? text) => CleanText.Of(text?.Trim(), LongestReason);

    static string Mark(PairState state) => state switch
    {
        PairState.Open => "",
        PairState.Declined => "✗ ",
        _ => "✓ ",
    };

    public static Card One(Round round, ToRate person, string? saved, Language language) => new Card(
        language, language.Pick($"{person.Name}:这段时间合作得怎么样?", $"{person.NameEn}: how was working together?"),
        [
            .. saved is null ? [] : (CardPart[])[new Line(saved, Tone.Good)],
            new Line(language.Pick($"为什么问您:{person.Reason}。", $"Why you: {person.ReasonEn}.")),
            WhoSees(round, language),
            .. round.Items.Select(i => i.Ask(language)),
            new Line(language.Pick($"不方便评的话,发「不评{person.Name} 因为…」。", $"If you would rather not: say “decline {person.NameEn} because …”."), Tone.Subtle),
            new TextInput("comment", language.Pick("想说的话(可不填,会原文给对方看)", "A word (optional, shown to them as it is)"), Multiline: true),
        ])
        .With([.. Enumerable.Range(1, 5).Reverse().Select(s => Give(round, person, language.Pick($"{s} 分", $"{s}"), $"{s}")), Give(round, person, language.Pick("没合作过", "Did not work together"), "none")]);

    public static string Saved(ToRate person, Language language) =>
        language.Pick($"{person.Name}已保存,截止前都可以改。", $"{person.NameEn} is saved; it can be changed until the close.");

    public static string Until(Round round, Language language, DateOnly today) => language.Pick(
        $"{round.Closes.Say(language, today)}当天截止,过后不能再评。", $"It closes at the end of {round.Closes.Say(language, today)}; nothing can be rated after that.");

    public static string CleanComment(string? text) => CleanText.Of(text?.Trim(), LongestComment);

    /// <summary>The own score, and in one sentence what was corrected.</summary>
    public static Card Own(OwnResult result, Language language, DateOnly today) => new(
        language, language.Pick($"协作得分 {result.Corrected:0}", $"Collaboration score {result.Corrected:0}"),
        [
            new Line(language.Pick($"{result.Closes.Say(language, today)}截止的一轮,{result.Raters} 位同事评了您。", $"The round closed {result.Closes.Say(language, today)}; {result.Raters} colleagues rated you.")),
            new Line(language.Pick(
                $"评分人有松有紧,已按每人自己的平均修正:原始平均 {result.Raw:0},修正后 {result.Corrected:0}。",
                $"Some rate higher than others, so each one's own average was taken out: {result.Raw:0} before, {result.Corrected:0} after.")),
            .. result.Comments.Count == 0 ? [] : (CardPart[])[new Heading(language.Pick("同事的话(顺序打乱)", "What colleagues wrote (shuffled)")), .. result.Comments.Select(c => new Line(c))],
        ]);

    static Line WhoSees(Round round, Language language) => new(
        language.Pick(
            "谁能看到:谁打了几分,没有人能看到,主管和运营也不能;不到 3 人评,分数和留言都不显示。运营只看得到评没评完。",
            "Who sees what: nobody sees who gave which score, neither managers nor operations; with fewer than 3 raters no score and no comment appears. Operations see only whether you have finished.")
            + Exception(round, language),
        Tone.Subtle);

    static string Exception(Round round, Language language) => round.Keepers is not var (first, second) ? "" : language.Pick(
        $"唯一的例外:有投诉时,{first} 和 {second} 两人一起、各写原因,才能打开谁评了某个人,打开会告诉您;截止 {SealedRating.Days} 天后销毁。",
        $" The one exception: on a complaint {first} and {second} together, each with a reason, can open who rated somebody, and you would be told; {SealedRating.Days} days after the close it is destroyed.");

    static CardButton Give(Round round, ToRate person, string title, string score) => new(title, "rate", [("do", "give"), ("score", score), .. Whom(round, person)]);

    static (string, string)[] Whom(Round round, ToRate person) =>
        [("round", FormattableString.Invariant($"{round.Id}")), ("rated", FormattableString.Invariant($"{person.Rated.Value}"))];
}
