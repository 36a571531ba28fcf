using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>免打扰: when somebody is not to be disturbed; operators also say it for the whole company.</summary>
sealed class SetQuietHours : IHearing
{
    public CommandDescription Description { get; } = new("quiet", []);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "免打扰" or "免打扰时间" or "免打扰时段" or "勿扰时间" or "quiet hours" or "my quiet hours" => Said.Pressed("quiet"),
        "公司免打扰" or "公司免打扰时间" or "company quiet hours" => Said.Pressed("quiet", ("whose", "company")),
        "关闭免打扰" or "不要免打扰" or "取消免打扰" or "no quiet hours" or "turn off quiet hours" => Said.Pressed("quiet", ("do", "none")),
        "免打扰用公司的" or "恢复默认免打扰" or "usual quiet hours" or "company quiet hours for me" => Said.Pressed("quiet", ("do", "usual")),
        _ => QuietTime.Read(text, out var isCompany) is { } hours ? Pressed(hours, isCompany ? "company" : "own") : null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("quiet"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var isCompany = press.Text("whose") == "company";
        if (isCompany && !Memberships.Operators.Contains(turn.Person.Role))
        {
            turn.Audit("refused", "quiet: company");
            return turn.Reply("公司的免打扰时间由运营或管理员设置;您可以设自己的。", "The company's quiet hours are set by operations or admins; you can set your own.")
                .With(new CardButton(turn.Say("我的免打扰", "My quiet hours"), "quiet"));
        }
        var kept = QuietStore.Find(turn.Tx, turn.TenantId);
        var own = PreferenceStore.Find(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        var (company, preference) = (kept.Value ?? QuietHours.Usual, own.Value ?? Preference.Usual);
        var shown = isCompany ? company : preference.Quiet ?? company;
        return press.Text("do") switch
        {
            "none" => Keep(turn, QuietHours.None, isCompany, preference),
            "usual" when isCompany => Keep(turn, QuietHours.Usual, isCompany, preference),
            "usual" => KeepOwn(turn, preference, null, company),
            "set" when QuietTime.Field(press.Text("quiet-from")) is { } from && QuietTime.Field(press.Text("quiet-until")) is { } until =>
                Keep(turn, new(from, until), isCompany, preference),
            "set" => turn.Reply("没有看懂时间,请写成 22:00 这样。", "The time was not understood; write it as 22:00.").With(Again(turn, isCompany)),
            _ => Ask(turn, shown, isCompany, preference.Quiet is not null),
        };
    }

    static Said.Press Pressed(QuietHours hours, string whose) =>
        Said.Pressed("quiet", ("do", "set"), ("whose", whose), ("quiet-from", $"{hours.From:HH\\:mm}"), ("quiet-until", $"{hours.Until:HH\\:mm}"));

    static Card Keep(Turn turn, QuietHours hours, bool isCompany, Preference own)
    {
        if (!isCompany) return KeepOwn(turn, own, hours, hours);
        QuietStore.Keep(turn.Tx, turn.TenantId, hours);
        turn.Audit("quiet", $"company: {hours.From:HH\\:mm}-{hours.Until:HH\\:mm}");
        return turn.Reply(
            $"好的,公司的免打扰时间:{hours.Say(Language.Chinese)}(各人当地时间)。自己设过的人不受影响。",
            $"All right, the company's quiet hours: {hours.Say(Language.English)}, local time of each. Whoever set their own keeps them.").With(Again(turn, isCompany));
    }

    static Card KeepOwn(Turn turn, Preference own, QuietHours? chosen, QuietHours held)
    {
        PreferenceStore.Keep(turn.Tx, turn.TenantId, turn.Person.Id, own with { Quiet = chosen });
        return turn.Reply(
            $"好的,您的免打扰时间:{held.Say(Language.Chinese)}。其间到点的提醒等结束再发,当天过时的就不发了。",
            $"All right, your quiet hours: {held.Say(Language.English)}. What falls into them comes when they end, or not at all where that is too late.")
            .With(new CardButton(turn.Say("提醒设置", "Settings"), "pushes"), Again(turn, isCompany: false));
    }

    static Card Ask(Turn turn, QuietHours hours, bool isCompany, bool isOwn)
    {
        var title = isCompany ? turn.Say("公司的免打扰时间", "The company's quiet hours") : turn.Say("您的免打扰时间", "Your quiet hours");
        var whose = isCompany ? "company" : "own";
        var note = isCompany ? turn.Say("按各人当地时间;自己设过的人不受影响。", "Local time of each; whoever set their own keeps them.")
            : isOwn ? turn.Say("您自己设的,按您的当地时间。", "Your own, in your local time.")
            : turn.Say("用的是公司的,按您的当地时间。", "The company's, in your local time.");
        return new Card(turn.Language, $"{title}{turn.Say(":", ": ")}{hours.Say(turn.Language)}",
            new Line(note, Tone.Subtle),
            new TextInput("quiet-from", turn.Say("从", "From"), "21:00", Value: $"{hours.From:HH\\:mm}"),
            new TextInput("quiet-until", turn.Say("到", "Until"), "08:00", Value: $"{hours.Until:HH\\:mm}"))
            .With(
                new CardButton(turn.Say("确定", "OK"), "quiet", ("do", "set"), ("whose", whose)),
                new CardButton(turn.Say("不要免打扰", "No quiet hours"), "quiet", ("do", "none"), ("whose", whose)),
                new CardButton(turn.Say("恢复默认", "As usual"), "quiet", ("do", "usual"), ("whose", whose)));
    }

    static CardButton Again(Turn turn, bool isCompany) => new(turn.Say("再改", "Change"), "quiet", ("whose", isCompany ? "company" : "own"));
}
