using System.Collections.Immutable;
using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Pushes;

/// <summary>Who is kept from which pushes, and the form that adds somebody.</summary>
public static class ExclusionCard
{
    /// <summary>More are not shown.</summary>
    public const int Most = 30;

    /// <param name="listed">At most one more than are shown.</param>
    public static Card List(IReadOnlyList<Exclusion> listed, Language language)
    {
        var add = new CardButton(language.Pick("加一项", "Add"), "exclude", ("do", "ask"));
        if (listed.Count == 0)
            return new Card(language, language.Pick("排除名单是空的", "The exclusion list is empty"), new Line(language.Pick(
                "可以说「不要给张伟发日志提醒」或「华东一组不发周记」。", "Say “exclude Zhang Wei from log reminders”, or name a team."), Tone.Subtle)).With(add);
        var takeOff = language.Pick("移出", "Take off");
        Exclusion[] shown = [.. listed.Take(Most)];
        return new Card(language, language.Pick("推送排除名单", "Exclusion list"),
            [
                new Grid(
                    [language.Pick("谁", "Who"), language.Pick("不发", "Not sent"), language.Pick("谁定的", "Decided by")],
                    [.. shown.Select(x => (ImmutableArray<string>)[x.NameIn(language), x.KindIn(language), language.Pick(x.By, x.ByEn)])]),
                .. listed.Count > Most ? [new Line(language.Pick($"只显示最近 {Most} 项", $"The newest {Most} only"), Tone.Subtle)] : (CardPart[])[],
                .. shown.Length > 1 ? [WhichOne(shown, language)] : (CardPart[])[],
            ]).With(
            shown.Length > 1 ? new CardButton(takeOff, "exclude", ("do", "end")) : new CardButton(takeOff, "exclude", ("do", "end"), ("row", IdOf(shown[0]))), add);
    }

    public static Card Ask(Language language) => new Card(language, language.Pick("谁不收哪种推送?", "Who is not to get what?"),
        new TextInput("name", language.Pick("姓名或团队,用全名", "Person or team, the full name")),
        new ChoiceInput(
            "kind", language.Pick("不发", "Not sent"),
            [new(Exclusion.NameOf(null, language), "all"), .. Enum.GetValues<PushKind>().Select(k => new Choice(k.Name(language), k.Stored()))], PushKind.LogReminder.Stored()))
        .With(new CardButton(language.Pick("确定", "OK"), "exclude", ("do", "add")));

    static ChoiceInput WhichOne(Exclusion[] shown, Language language) => new(
        "row", language.Pick("移出哪一项", "Take off"), [.. shown.Select(x => new Choice($"{x.NameIn(language)} · {x.KindIn(language)}", IdOf(x)))], IdOf(shown[0]));

    static string IdOf(Exclusion x) => x.Id.Value.ToString(CultureInfo.InvariantCulture);
}
