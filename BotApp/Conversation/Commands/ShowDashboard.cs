using Dengta.BotApp.Dashboard;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Reports;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>任务面板: an admin gets a link to the page of the jobs, that works once and for minutes.</summary>
sealed class ShowDashboard : IHearing
{
    public CommandDescription Description { get; } = new("dashboard", [], IsPersonal: true, KeepsCard: true, Roles: [Role.Admin]);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "任务面板" or "后台任务" or "打开任务面板" or "dashboard" or "job dashboard" or "show jobs" or "show the dashboard" => Said.Pressed("dashboard"),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ShowAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => ShowAsync(turn);

    static async Task<Card> ShowAsync(Turn turn)
    {
        if (turn.Address is not { } bot)
            return turn.Reply("还没有设置灯塔的访问地址(Dengta:Address),设好后再来。", "Dengta's own address (Dengta:Address) is not set; please set it, then ask again.");
        var expires = turn.Now + DashboardPass.LinkLives;
        var pass = DashboardPassStore.Add(turn.Tx, turn.TenantId, turn.Person.Id, turn.Now, expires);
        var key = ReportStore.Key(turn.Tx);
        await turn.Tx.SendAsync(turn.Cancel);
        if (pass.Value is not { } id)
        {
            turn.Audit("refused", "dashboard");
            return turn.Reply("任务面板是所有公司共用的,只有部署灯塔的公司的管理员能看。", "The jobs are those of all companies here; only admins of the company that runs Dengta may see them.");
        }
        turn.Audit("dashboard.asked", FormattableString.Invariant($"dashboard {id.Value}"));
        return Answer(turn.Language, DashboardEndpoint.AddressOf(bot, new(TicketKind.Link, turn.TenantId, id, expires), key.Value));
    }

    static Card Answer(Language language, Uri address)
    {
        var title = language.Pick("任务面板", "Job dashboard");
        var another = new CardButton(language.Pick("再要一个链接", "Another link"), "dashboard");
        return new Card(language, title,
            new Link(language.Pick("打开任务面板", "Open the dashboard"), address.AbsoluteUri),
            new Line(language.Pick(
                "链接 5 分钟内有效,只能用一次,只给您本人,请不要转发。打开后可以看 30 分钟,只能看,不能动。",
                "The link works for 5 minutes, once, for you alone; please do not forward it. It lets you look for 30 minutes; nothing can be changed there."), Tone.Subtle))
            .With(another) with
        {
            Kept = new Card(language, title, new Line(language.Pick(
                "链接只显示一次,没看到就再要一个。", "The link is shown only once; if you have not seen it, ask for another."), Tone.Subtle)).With(another),
        };
    }
}
