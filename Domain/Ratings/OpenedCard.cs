using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Ratings;

/// <summary>What those whom it concerns are told once two keepers have opened who rated somebody.</summary>
public static class OpenedCard
{
    public static Card ForRater(SealedRatings opened, Language language, DateOnly today) => Of(
        opened, language, language.Pick(
            $"您给{opened.Name}的评分被打开了({opened.Closes.Say(language, today)}截止的一轮)",
            $"Your rating of {opened.NameEn} was opened (the round closed {opened.Closes.Say(language, today)})"));

    public static Card ForRated(SealedRatings opened, Language language, DateOnly today) => Of(
        opened, language, language.Pick(
            $"谁给您打了几分被打开了({opened.Closes.Say(language, today)}截止的一轮)",
            $"Who rated you was opened (the round closed {opened.Closes.Say(language, today)})"));

    static Card Of(SealedRatings opened, Language language, string title)
    {
        var (first, second) = (opened.Keepers.First.Name, opened.Keepers.Second.Name);
        return new(language, title, new Line(language.Pick(
            $"{first} 和 {second} 按投诉程序一起打开,两人各写了原因,记入审计;只有他们看到,得分不变。",
            $"{first} and {second} opened it together in the complaint procedure, each with a reason that is audited; only they have seen it, and no score changes.")));
    }
}
