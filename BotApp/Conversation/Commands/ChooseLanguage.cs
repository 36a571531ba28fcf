using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>From now on answers this person in one language; before that the language of the message decides.</summary>
sealed class ChooseLanguage : IHearing
{
    public CommandDescription Description { get; } = new("language", []);

    public Said.Press? Hear(string text, DateOnly today) => LanguageOf(text) is { } language ? Said.Pressed("language", ("to", language.Tag())) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(Choose(turn, turn.Language));

    public Task<Card> PressAsync(Turn turn, Said.Press press) => Task.FromResult(Choose(turn, Wording.FromTag(press.Text("to"))));

    static Card Choose(Turn turn, Language language)
    {
        MemberStore.ChooseLanguage(turn.Tx, turn.TenantId, turn.Person.Id, language);
        return new Card(language, language.Pick("好的,以后用中文回复。", "All right, I will answer in English from now on."))
            .With(new CardButton(language.Pick("我的进度", "My progress"), "progress"), new CardButton(language.Pick("怎么用", "Help"), "help"));
    }

    static Language? LanguageOf(string text) => text switch
    {
        "english" or "english please" or "in english" or "speak english" or "switch to english" or "英文" or "英语" or "说英文" or "说英语" or "用英文"
            or "切换英文" or "切换到英文" or "切换成英文" => Language.English,
        "中文" or "说中文" or "用中文" or "切换中文" or "切换到中文" or "切换成中文" or "chinese" or "chinese please" or "in chinese" or "switch to chinese"
            => Language.Chinese,
        _ => null,
    };
}
