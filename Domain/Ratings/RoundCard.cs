using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>What sales operations see of a round: who is asked about whom, and who has finished.</summary>
public static class RoundCard
{
    public const int PageSize = 10;

    const int FewestForFlags = 20;

    public static Card Draft(Round round, Assigned assigned, IReadOnlyDictionary<MemberId, string> names, Language language, DateOnly today) => new Card(
        language, language.Pick(
            $"互评草稿:{round.Opens.Say(language, today)}至{round.Closes.Say(language, today)}",
            $"Draft rating round: {round.Opens.Say(language, today)} to {round.Closes.Say(language, today)}"),
        [
            new Line(language.Pick(
                $"{assigned.Pairs.Select(p => p.Rater).Distinct().Count()} 人各评 {Most(assigned)} 位以内,共 {assigned.Pairs.Count} 对;还没有通知任何人。",
                $"{assigned.Pairs.Select(p => p.Rater).Distinct().Count()} people rate {Most(assigned)} at most, {assigned.Pairs.Count} pairs in all; nobody has been told yet.")),
            new Grid(
                [language.Pick("谁评", "Who"), language.Pick("评谁", "Whom"), language.Pick("因为", "Because")],
                [.. assigned.Pairs.Take(PageSize).Select(p => (System.Collections.Immutable.ImmutableArray<string>)[names[p.Rater], names[p.Rated], language.Pick(p.Reason, p.ReasonEn)])]),
            .. assigned.Short.Count == 0 ? [] : (CardPart[])[new Line(Short(assigned, names, language), Tone.Warning)],
        ])
        .With(
            new CardButton(language.Pick("开始", "Start"), "round", ("do", "start"), ("round", FormattableString.Invariant($"{round.Id}"))),
            new CardButton(language.Pick("不开了", "Drop it"), "round", ("do", "drop"), ("round", FormattableString.Invariant($"{round.Id}"))));

    /// <summary>Participation, and nothing of what was answered.</summary>
    public static Card Progress(Round round, Participation taken, IReadOnlyList<Unfinished> open, Language language, DateOnly today) => new(
        language, language.Pick($"互评进度:{taken.Finished}/{taken.People} 人评完", $"Rating round: {taken.Finished} of {taken.People} have finished"),
        [
            new Line(RatingCard.Until(round, language, today)),
            .. open.Count == 0 ? [] : (CardPart[])
            [
                new Facts([.. open.Select(u => new Fact(language.Pick(u.Name, u.NameEn), language.Pick($"还有 {u.Open}/{u.All}", $"{u.Open} of {u.All} left")))]),
                .. open.Count < taken.People - taken.Finished ? [new Line(language.Pick($"等 {taken.People - taken.Finished} 人", $"{taken.People - taken.Finished} in all"), Tone.Subtle)] : (CardPart[])[],
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
                $"给所有人同样分数的 {flags.Straight} 人,互相打满分的 {flags.Mutual} 对;是谁没有保留。",
                $"{flags.Straight} gave everybody the same, {flags.Mutual} pairs gave each other the highest; who they are is not kept.")),
        ]);

    static int Most(Assigned assigned) => assigned.Pairs.Count == 0 ? 0 : assigned.Pairs.GroupBy(p => p.Rater).Max(g => g.Count());

    static string Short(Assigned assigned, IReadOnlyDictionary<MemberId, string> names, Language language)
    {
        var some = string.Join(language.Pick("、", ", "), assigned.Short.Take(PageSize).Select(m => names[m]));
        return language.Pick(
            $"这 {assigned.Short.Count} 人凑不够 3 位评分人(团队太小或上一轮刚评过),这一轮没有协作分:{some}",
            $"For these {assigned.Short.Count} there are fewer than 3 raters (a small team, or the same pairs last time), so no score this round: {some}");
    }
}
