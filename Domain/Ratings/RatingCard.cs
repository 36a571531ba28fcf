using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>What a rater sees. No card ever shows a score that was given: cards are kept, and so would be the answers.</summary>
public static class RatingCard
{
    const int LongestComment = 300;

    public static Card List(Round round, IReadOnlyList<ToRate> people, Language language, DateOnly today)
    {
        var done = people.Count(p => p.State != PairState.Open);
        var title = done == people.Count
            ? language.Pick($"互评都评完了({done}/{people.Count})", $"You have rated everybody ({done}/{people.Count})")
            : language.Pick($"请评一下合作过的同事:已评 {done}/{people.Count}", $"Please rate colleagues you worked with: {done} of {people.Count} done");
        return new Card(language, title, new Line(Until(round, language, today)), WhoSees(language))
            .With(people.Select(p => new CardButton(
                (p.State == PairState.Open ? "" : "✓ ") + p.NameIn(language), "rate", [("do", "pick"), .. Whom(round, p)])));
    }

    public static Card One(Round round, ToRate person, string? saved, Language language) => new Card(
        language, language.Pick($"{person.Name}:这段时间合作得怎么样?", $"{person.NameEn}: how was working together?"),
        [
            .. saved is null ? [] : (CardPart[])[new Line(saved, Tone.Good)],
            new Line(language.Pick($"为什么问您:{person.Reason}。", $"Why you: {person.ReasonEn}.")),
            WhoSees(language),
            .. RatingItem.All.Select(i => i.Ask(language)),
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

    static Line WhoSees(Language language) => new(
        language.Pick(
            "谁能看到:谁打了几分,没有人能看到,主管和运营也不能;不到 3 人评,分数和留言都不显示。运营只看得到评没评完。",
            "Who sees what: nobody sees who gave which score, neither managers nor operations; with fewer than 3 raters no score and no comment appears. Operations see only whether you have finished."),
        Tone.Subtle);

    static CardButton Give(Round round, ToRate person, string title, string score) => new(title, "rate", [("do", "give"), ("score", score), .. Whom(round, person)]);

    static (string, string)[] Whom(Round round, ToRate person) =>
        [("round", FormattableString.Invariant($"{round.Id}")), ("rated", FormattableString.Invariant($"{person.Rated.Value}"))];
}
