using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What a person wants to be sent by the clock, and when: by card or in words.</summary>
sealed partial class ChoosePushes : IHearing
{
    const int LongestPause = 92;
    const int LongestAbsence = 366;

    public CommandDescription Description { get; } = new("pushes", []);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "提醒设置" or "推送设置" or "通知设置" or "notification settings" or "reminder settings" => Said.Pressed("pushes"),
        "这个月别提醒我" or "本月别提醒我" or "这个月不要提醒我" or "no reminders this month" => Pause(Period.Month(today).End),
        "这周别提醒我" or "本周别提醒我" or "这周不要提醒我" or "no reminders this week" => Pause(Period.Week(today).End),
        "别提醒我了" or "别再提醒我" or "停止提醒" or "stop reminders" => Pause(today.AddDays(LongestPause)),
        "恢复提醒" or "继续提醒我" or "我回来了" or "我休完假了" or "resume reminders" or "i am back" or "i'm back" => Said.Pressed("pushes", ("do", "resume")),
        _ when Zone().Match(text) is { Success: true } zone => Said.Pressed("pushes", ("do", "zone"), ("zone", zone.Groups["zone"].Value)),
        _ => WeeklyTime.Read(text) is { } slot ? Said.Pressed("pushes", ("do", "weekly"), ("day", Values.Of((int)slot.Day!)), ("at", $"{slot.At:HH:mm}")) : null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn);

    public async Task<Card> PressAsync(Turn turn, Said.Press press) => press.Text("do") switch
    {
        "pause" => await PauseAsync(turn, press),
        "resume" => await ResumeAsync(turn),
        "mute" => await MuteAsync(turn, press, muted: true),
        "unmute" => await MuteAsync(turn, press, muted: false),
        "kinds" => await KindsAsync(turn),
        "weekly" => await MoveAsync(turn, press),
        "zone" => await LiveInAsync(turn, press),
        "nothing" => turn.Reply("好的,今天就这样。", "All right, that was today."),
        "away" => AskDays(turn),
        "away-save" => KeepAbsence(turn, press),
        _ => await ShowAsync(turn),
    };

    static Said.Press Pause(DateOnly until) => Said.Pressed("pushes", ("do", "pause"), ("until", $"{until:yyyy-MM-dd}"));

    static async Task<Card> PauseAsync(Turn turn, Said.Press press)
    {
        if (press.Date("until") is not { } until || until <= turn.Today || until > turn.Today.AddDays(LongestPause))
            return turn.Reply($"最多可以停 {LongestPause} 天。", $"Reminders can be paused for {LongestPause} days at most.");
        return await ChangeAsync(turn, p => p with { PausedUntil = until },
            turn.Say($"好的,{until.AddDays(-1).Say(turn.Language, turn.Today)}(含)之前不再提醒。", $"All right, no reminders through {until.AddDays(-1).Say(turn.Language, turn.Today)}."));
    }

    static Task<Card> ResumeAsync(Turn turn)
    {
        PreferenceStore.EndAbsence(turn.Tx, turn.TenantId, turn.Person.Id, turn.Today);
        return ChangeAsync(turn, p => p with { PausedUntil = null, Muted = new HashSet<PushKind>() }, turn.Say("好的,提醒恢复了。", "Reminders are on again."));
    }

    static async Task<Card> MuteAsync(Turn turn, Said.Press press, bool muted)
    {
        if (PushKinds.Find(press.Text("kind") ?? "") is not { } kind) return turn.Reply("没有这种提醒。", "There is no such reminder.");
        return await ChangeAsync(turn, p => p with { Muted = muted ? new HashSet<PushKind>(p.Muted) { kind } : p.Muted.Where(k => k != kind).ToHashSet() }, muted
            ? turn.Say($"好的,不再发「{kind.Name(turn.Language)}」。", $"All right, no more “{kind.Name(turn.Language)}”.")
            : turn.Say($"好的,恢复「{kind.Name(turn.Language)}」。", $"All right, “{kind.Name(turn.Language)}” is on again."));
    }

    static async Task<Card> LiveInAsync(Turn turn, Said.Press press)
    {
        if (TimeZoneInfo.GetSystemTimeZones().FirstOrDefault(z => z.Id.Equals(press.Text("zone"), StringComparison.OrdinalIgnoreCase)) is not { } zone)
            return turn.Reply("没有这个时区,请用 Europe/London 这样的名字。", "There is no such time zone; use a name such as Europe/London.");
        return await ChangeAsync(turn, p => p with { TimeZone = zone.Id }, turn.Say(
            $"好的,提醒按 {zone.Id} 的当地时间发。", $"All right, reminders follow local time in {zone.Id}."));
    }

    static async Task<Card> MoveAsync(Turn turn, Said.Press press)
    {
        if (press.Number("day") is not (>= 0 and <= 6 and var day) || !TimeOnly.TryParseExact(press.Text("at"), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return turn.Reply("没有看懂时间。", "The time was not understood.");
        var slot = new LocalSlot((DayOfWeek)day, at);
        return await ChangeAsync(turn, p => p with { Weekly = slot }, turn.Say(
            $"好的,周复盘改到{WeeklyTime.Say(slot, Language.Chinese)}。", $"All right, the weekly review now comes on {WeeklyTime.Say(slot, Language.English)}."));
    }

    static Card AskDays(Turn turn) => new Card(turn.Language, turn.Say("休到哪天?", "Until when are you away?"),
        new TextInput("first", turn.Say("从(年-月-日)", "From (yyyy-mm-dd)"), "", Value: $"{turn.Today:yyyy-MM-dd}"),
        new TextInput("last", turn.Say("到(含)", "To, inclusive"), "", Value: $"{turn.Today:yyyy-MM-dd}"))
        .With(new CardButton(turn.Say("确定", "OK"), "pushes", ("do", "away-save")));

    static Card KeepAbsence(Turn turn, Said.Press press)
    {
        if (press.Date("first") is not { } first || press.Date("last") is not { } last || last < first || last < turn.Today || last > first.AddDays(LongestAbsence))
            return turn.Reply("日期不对,请填今天或以后的日期。", "Please give days from today on, the first before the last.");
        PreferenceStore.AddAbsence(turn.Tx, turn.TenantId, turn.Person.Id, first, last);
        return turn.Reply($"记下了:{first.Say(turn.Language, turn.Today)}到{last.Say(turn.Language, turn.Today)}休假,期间不打扰。", $"Noted: away from {first.Say(turn.Language, turn.Today)} to {last.Say(turn.Language, turn.Today)}; nothing is sent meanwhile.");
    }

    static async Task<Card> ChangeAsync(Turn turn, Func<Preference, Preference> change, string said)
    {
        var known = PreferenceStore.Find(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        PreferenceStore.Keep(turn.Tx, turn.TenantId, turn.Person.Id, change(known.Value ?? Preference.Usual));
        return new Card(turn.Language, said).With(new CardButton(turn.Say("提醒设置", "Settings"), "pushes"), new CardButton(turn.Say("恢复提醒", "Resume"), "pushes", ("do", "resume")));
    }

    static IEnumerable<PushKind> For(Member person) => Enum.GetValues<PushKind>().Where(kind => kind switch
    {
        PushKind.WeeklyReview => person.Manages is not null,
        PushKind.CompanyReview => person.Role is Role.Director or Role.Ops,
        PushKind.DeliveryReport => person.Role == Role.Admin,
        PushKind.WeekNote or PushKind.LogReminder => person.Role == Role.Rep,
        // Comes only where the team wants it; its own card has the button to stop it.
        PushKind.Milestone => false,
        PushKind.WindowReminder => person.Role is Role.Manager or Role.Director or Role.Ops,
        _ => person.Role is Role.Rep or Role.Manager,
    });

    static async Task<Card> ShowAsync(Turn turn)
    {
        var known = PreferenceStore.Find(turn.Tx, turn.TenantId, turn.Person.Id);
        var company = QuietStore.Find(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var chosen = known.Value ?? Preference.Usual;
        var quiet = chosen.Quiet ?? company.Value ?? QuietHours.Usual;
        var facts = For(turn.Person).Select(k => new Fact(k.Name(turn.Language), WhenOf(k, chosen, quiet, turn.Language)));
        var hush = new Fact(turn.Say("免打扰", "Quiet hours"), quiet.Say(turn.Language));
        var zone = new Fact(turn.Say("时区", "Time zone"), chosen.TimeZone ?? turn.Tenant.Zone.Id);
        var paused = chosen.PausedUntil is { } until && until > turn.Today
            ? [new Line(turn.Say($"已暂停到 {until.AddDays(-1):yyyy-MM-dd}(含)", $"Paused through {until.AddDays(-1):yyyy-MM-dd}"), Tone.Warning)]
            : Array.Empty<CardPart>();
        return new Card(turn.Language, turn.Say("提醒设置", "Reminder settings"), [new Facts([.. facts, hush, zone]), .. paused]).With(
            [
                new CardButton(turn.Say("停一周", "Pause a week"), "pushes", ("do", "pause"), ("until", $"{turn.Today.AddDays(7):yyyy-MM-dd}")),
                new CardButton(turn.Say("停一个月", "Pause a month"), "pushes", ("do", "pause"), ("until", $"{turn.Today.AddDays(30):yyyy-MM-dd}")),
                new CardButton(turn.Say("我休假", "I am away"), "pushes", ("do", "away")),
                new CardButton(turn.Say("全部恢复", "All on again"), "pushes", ("do", "resume")),
                new CardButton(turn.Say("逐项开关", "One by one"), "pushes", ("do", "kinds")),
                new CardButton(turn.Say("免打扰", "Quiet hours"), "quiet"),
            ]);
    }

    static string WhenOf(PushKind kind, Preference chosen, QuietHours quiet, Language language)
    {
        if (chosen.Muted.Contains(kind)) return language.Pick("不发", "off");
        if (chosen.Weekly is { } own && kind.CanBeMoved()) return WeeklyTime.Say(own, language);
        var usual = WeeklyTime.Say(kind.Usual(), language);
        if (!quiet.Covers(kind.Usual().At)) return usual;
        return quiet.Until - kind.Usual().At <= kind.GiveUp()
            ? language.Pick($"{usual},免打扰到 {quiet.Until:HH\\:mm} 再发", $"{usual}, after quiet hours at {quiet.Until:HH\\:mm}")
            : language.Pick("在免打扰时间内,不发", "off: within quiet hours");
    }

    static async Task<Card> KindsAsync(Turn turn)
    {
        var known = PreferenceStore.Find(turn.Tx, turn.TenantId, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        var muted = (known.Value ?? Preference.Usual).Muted;
        return turn.Reply("逐项开关", "Which reminders?").With(For(turn.Person).Select(k => Switch(turn, k, muted.Contains(k))));
    }

    static CardButton Switch(Turn turn, PushKind kind, bool muted) => new(
        (muted ? turn.Say("开", "Turn on ") : turn.Say("关", "Turn off ")) + kind.Name(turn.Language),
        "pushes", ("do", muted ? "unmute" : "mute"), ("kind", kind.Stored()));

    [GeneratedRegex("^(?:我的)?(?:时区|my time zone is|time zone)[ :\uff1a=]*(?:是|改成|改为)?[ :\uff1a]*(?<zone>[a-z_]+/[a-z_/+0-9-]+)$")]
    private static partial Regex Zone();
}
