using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>What sales operations see of a round: who is asked about whom, and who has finished.</summary>
public static class RoundCard
{
    public const int PageSize = 10;

    const int FewestForFlags = 20;

    public static Card Draft(Round round, DraftPage page, Language language, DateOnly today) => new Card(
        language, language.Pick(
            $"互评草稿:{round.Opens.Say(language, today)}至{round.Closes.Say(language, today)}",
            $"Draft rating round: {round.Opens.Say(language, today)} to {round.Closes.Say(language, today)}"),
        [
            new Line(language.Pick(
                $"{page.Raters} 人各评 {page.Most} 位以内,共 {page.All} 对;还没有通知任何人。",
                $"{page.Raters} people rate {page.Most} at most, {page.All} pairs in all; nobody has been told yet.")),
            new Line(Asked(round, language), Tone.Subtle),
            new Grid(
                [language.Pick("谁评", "Who"), language.Pick("评谁", "Whom"), language.Pick("因为", "Because")],
                [.. page.Pairs.Select(p => (ImmutableArray<string>)[language.Pick(p.Rater, p.RaterEn), language.Pick(p.Rated, p.RatedEn), language.Pick(p.Reason, p.ReasonEn)])]),
            .. page.Few.All == 0 ? [] : (CardPart[])[new Line(page.Few.Say(language), Tone.Warning)],
            .. round.Scheduled ? [new Line(language.Pick(
                $"按计划,{round.Opens.Say(language, today)} 9 点自动开始,除非点「不开了」。", $"As scheduled it starts by itself at 9:00 on {round.Opens.Say(language, today)}, unless you drop it."))] : (CardPart[])[],
        ])
        .With(
        [
            Do(round, language.Pick("开始", "Start"), "start"),
            Do(round, language.Pick("不开了", "Drop it"), "drop"),
            new CardButton(language.Pick("改配对", "Mend pairs"), "mend-round", ("round", Id(round))),
            .. page.Number > 0 ? [Turned(round, language.Pick("上一页", "Previous page"), page.Number - 1)] : (CardButton[])[],
            .. (page.Number + 1) * PageSize < page.All ? [Turned(round, language.Pick("下一页", "Next page"), page.Number + 1)] : (CardButton[])[],
        ]);

    /// <summary>The form to take a pair out of the draft or to put one in.</summary>
    public static Card Mend(Round round, Language language) => new Card(
        language, language.Pick("改一对:谁评谁", "Mend a pair: who rates whom"),
        new TextInput("rater", language.Pick("谁评", "Who")),
        new TextInput("rated", language.Pick("评谁", "Whom")),
        new TextInput("why", language.Pick("原因(加上的,评分人会看到)", "Why (of one that is added, the rater reads it)")),
        new Line(language.Pick(
            "也可以说「互评去掉李雷评韩梅梅 因为是亲戚」「互评加上李雷评宋佳 因为一起做了展会」。",
            "Or say “take out Li Lei rating Han Meimei because they are related”, “add Li Lei rating Song Jia because they shared a fair”."), Tone.Subtle))
        .With(
            new CardButton(language.Pick("去掉", "Take out"), "mend-round", ("do", "out"), ("round", Id(round))),
            new CardButton(language.Pick("加上", "Add"), "mend-round", ("do", "add"), ("round", Id(round))),
            Turned(round, language.Pick("看草稿", "See the draft"), 0));

    /// <param name="raters">How many the rated one has now.</param>
    public static Card Mended(Round round, string rater, string rated, int raters, bool added, Language language) => new Card(
        language, added
            ? language.Pick($"已加上:{rater}评{rated}({rated}现有 {raters} 位评分人)", $"Added: {rater} is asked about {rated}, who has {raters} raters now")
            : language.Pick($"已去掉:{rater}不再评{rated}({rated}还有 {raters} 位评分人)", $"Taken out: {rater} is not asked about {rated}, who has {raters} raters left"),
        raters >= Assignment.Fewest ? [] :
        [
            new Line(language.Pick($"不足 {Assignment.Fewest} 位,{rated}这一轮没有协作分。", $"With fewer than {Assignment.Fewest}, {rated} has no score this round."), Tone.Warning),
        ])
        .With(Turned(round, language.Pick("看草稿", "See the draft"), 0), new CardButton(language.Pick("再改一对", "Mend another"), "mend-round", ("round", Id(round))));

    /// <summary>Participation, and nothing of what was answered.</summary>
    public static Card Progress(
        Round round, Participation taken, IReadOnlyList<Unfinished> open, IReadOnlyList<Declined> declined, Few few, Language language, DateOnly today) => new(
        language, language.Pick($"互评进度:{taken.Finished}/{taken.People} 人评完", $"Rating round: {taken.Finished} of {taken.People} have finished"),
        [
            new Line(RatingCard.Until(round, language, today)),
            .. open.Count == 0 ? [] : (CardPart[])
            [
                new Facts([.. open.Select(u => new Fact(language.Pick(u.Name, u.NameEn), language.Pick($"还有 {u.Open}/{u.All}", $"{u.Open} of {u.All} left")))]),
                .. open.Count < taken.People - taken.Finished ? [new Line(language.Pick($"等 {taken.People - taken.Finished} 人", $"{taken.People - taken.Finished} in all"), Tone.Subtle)] : (CardPart[])[],
            ],
            .. declined.Count == 0 ? [] : (CardPart[])
            [
                new Heading(language.Pick("不评的", "Declined")),
                new Line(string.Join('\n', declined.Select(d => language.Pick($"· {d.Rater} 不评 {d.Rated}:{d.Because}", $"· {d.RaterEn} about {d.RatedEn}: {d.Because}")))),
                .. few.All == 0 ? [] : (CardPart[])[new Line(few.Say(language), Tone.Warning)],
            ],
        ]);

    /// <summary>A round that is over: how many took part, and what was odd as counts, unless so few took part that a count points at somebody.</summary>
    public static Card Closed(Round round, Participation taken, RatingFlags flags, Language language, DateOnly today) => new(
        language, language.Pick(
            $"上一轮互评已截止({round.Closes.Say(language, today)}):{taken.Finished}/{taken.People} 人评完",
            $"The last round closed {round.Closes.Say(language, today)}: {taken.Finished} of {taken.People} finished"),
        taken.Finished < FewestForFlags ? [] :
        [
            new Line(language.Pick(
                $"给所有人同样分数的 {flags.Straight} 人,互相打满分的 {flags.Mutual} 对,连成三人以上小圈子的 {flags.Rings} 个;是谁没有保留。",
                $"{flags.Straight} gave everybody the same, {flags.Mutual} pairs gave each other the highest, which make {flags.Rings} groups of three and more; who they are is not kept.")),
        ]);

    /// <summary>A round is closed at once only after this.</summary>
    public static Card AskClose(Round round, Participation taken, Language language) => new Card(
        language, language.Pick("现在就截止这一轮互评?", "Close the rating round now?"),
        new Line(language.Pick(
            $"{taken.People} 人里 {taken.Finished} 人评完;截止后不能再评,也不能重开。",
            $"{taken.Finished} of {taken.People} have finished; nothing can be rated afterwards, and it cannot be reopened.")))
        .With(Do(round, language.Pick("现在截止", "Close now"), "close"), Do(round, language.Pick("先不截止", "Not yet"), "who"));

    public static Card Items(IReadOnlyList<RatingItem> items, Language language) => new(
        language, language.Pick("互评项目", "What can be rated"),
        [
            .. items.Select(i => new Line($"{i.NameIn(language)}:{string.Join(" / ", i.AnchorsIn(language))}")),
            new Line(language.Pick(
                "加自己的:「互评项目 客户交接:从不交接 / 要催 / 按时 / 主动 / 交接完还跟一程」;用它:「开一轮互评,只评项目协作、客户交接」。",
                "Add one: “rating item Handover: never / when chased / in time / unasked / and follows up”; use it: “open a rating round on project work, handover”."), Tone.Subtle),
        ]);

    static string Asked(Round round, Language language)
    {
        var items = string.Join(language.Pick("、", ", "), round.Items.Select(i => i.NameIn(language)));
        return round.Unit is { } unit
            ? language.Pick($"范围:{unit.Name};评:{items}", $"For {unit.NameEn}; rated: {items}")
            : language.Pick($"范围:全公司;评:{items}", $"For the whole company; rated: {items}");
    }

    static CardButton Do(Round round, string title, string verb) => new(title, "round", ("do", verb), ("round", Id(round)));

    static CardButton Turned(Round round, string title, int page) =>
        new(title, "round", ("do", "page"), ("round", Id(round)), ("page", FormattableString.Invariant($"{page}")));

    static string Id(Round round) => FormattableString.Invariant($"{round.Id}");
}
