using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.Domain.Duties;

/// <summary>Somebody leaves or comes back: what it means, before it is done, and what was done.</summary>
public static class HandOverCard
{
    const int MostShown = 5;

    /// <param name="Heir">Who takes over what is open.</param>
    /// <param name="Team">The unit that loses its manager, if any.</param>
    /// <param name="More">There are more open tasks than those.</param>
    public sealed record Leaving(Member Person, Member Heir, string? Team, IReadOnlyList<OpenTask> Tasks, bool More);

    public static Card Ask(Leaving leaving, Language language, DateOnly today)
    {
        var (name, heir) = (leaving.Person.NameIn(language), leaving.Heir.NameIn(language));
        List<CardPart> parts = [new Line(language.Pick(
            $"{name}将不能再用灯塔;记录、业绩和得分都保留。", $"{name} will no longer be let in; entries, results and scores all stay."))];
        if (leaving.Tasks.Count > 0)
            parts.Add(new Line(language.Pick($"没做完的{CountOf(leaving)}件事交给{heir}:", $"Open tasks ({CountOf(leaving)}) go to {heir}:")));
        parts.AddRange(leaving.Tasks.Take(MostShown).Select(t => new Line($"{t.Due.Say(language, today)} {t.WhatIn(language)}", Tone.Subtle)));
        if (leaving.Team is { } team)
            parts.Add(new Line(language.Pick($"{team}从此没有主管,由上一级代管。", $"{team} is left without a manager; the one above answers for it."), Tone.Warning));
        return new Card(language, language.Pick($"确认{name}离职?", $"Close {name}'s membership?"), parts).With(
            Confirm("leaver", language.Pick("确认离职", "Yes, has left"), leaving.Person), Cancel("leaver", language));
    }

    public static Card Done(Leaving leaving, Language language)
    {
        var (name, heir) = (leaving.Person.NameIn(language), leaving.Heir.NameIn(language));
        var tasks = leaving.Tasks.Count == 0
            ? language.Pick("没有未完成的事。", "Nothing was left open.")
            : language.Pick($"{CountOf(leaving)}件没做完的事已经交给{heir}。", $"Open tasks ({CountOf(leaving)}) have gone to {heir}.");
        return new Card(language, language.Pick($"{name}已离职,账号停用了", $"{name} has left; the account is closed"), new Line(tasks)).With(
            new CardButton(language.Pick("弄错了,恢复", "A mistake, undo"), "rejoin", ("member", Id(leaving.Person))));
    }

    /// <summary>For whoever takes over.</summary>
    public static Card Received(Leaving leaving, Language language, DateOnly today) => new(
        language, language.Pick($"{leaving.Person.Name}离职,{CountOf(leaving)}件事交给您", $"{leaving.Person.NameEn} has left; {CountOf(leaving)} tasks come to you"),
        leaving.Tasks.Take(MostShown).Select(t => new Line($"{t.Due.Say(language, today)} {t.WhatIn(language)}")));

    public static Card AskBack(Member person, DateOnly left, bool hasAccount, Language language, DateOnly today) => new Card(
        language, language.Pick($"恢复{person.Name}?", $"Let {person.NameEn} back in?"),
        new Line(language.Pick($"{left.Say(language, today)}离职,{person.UnitName}。", $"Left on {left.Say(language, today)}, {person.UnitNameEn}.")),
        new Line(hasAccount
            ? language.Pick("原来的账号马上就能用;交出去的事不会自动回来。", "The account they had works at once; what was handed over does not come back by itself.")
            : language.Pick("还没有账号:恢复后再给他一个邀请码。", "There is no account yet: make an invite code afterwards."), Tone.Subtle))
        .With(Confirm("rejoin", language.Pick("恢复", "Let back in"), person), Cancel("rejoin", language));

    public static Card Back(Member person, bool hasAccount, Language language)
    {
        var card = new Card(language, language.Pick($"{person.Name}恢复了,记录都在", $"{person.NameEn} is back; everything recorded is still there"));
        return hasAccount ? card : card.With(new CardButton(language.Pick("生成邀请码", "Make an invite code"), "invite", ("member", Id(person))));
    }

    static CardButton Confirm(string verb, string title, Member person) => new(title, verb, ("do", "yes"), ("member", Id(person)));

    static CardButton Cancel(string verb, Language language) => new(language.Pick("取消", "Cancel"), verb, ("do", "no"));

    static string CountOf(Leaving leaving) => leaving.Tasks.Count.ToString(CultureInfo.InvariantCulture) + (leaving.More ? "+" : "");

    static string Id(Member person) => person.Id.Value.ToString(CultureInfo.InvariantCulture);
}
