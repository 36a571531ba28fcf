using System.Security.Cryptography;
using System.Text;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Dashboard;

/// <summary>What stands before the page of the jobs: the button that uses the link up, or why nobody is let in.</summary>
static class DashboardPage
{
    const string Style = """
        :root { color-scheme: light dark }
        body { max-width: 30rem; margin: 15vh auto 0; padding: 0 1rem; font: 1rem/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
        button { width: 100%; min-height: 3rem; font: inherit; cursor: pointer }
        """;

    public static Refusal Gone { get; } = new(
        "这个链接无效、已过期或已经用过。请私聊灯塔,再说一次「任务面板」。",
        "This link is not valid, has expired or was used before. Please say “dashboard” to Dengta one-to-one again.");

    public static Refusal NotLetIn { get; } = new(
        "这里只有管理员能看,登录 30 分钟有效。请私聊灯塔说「任务面板」,用收到的链接进来。",
        "Only admins see this page, for 30 minutes at a time. Say “dashboard” to Dengta one-to-one and come by the link you get.");

    public static Refusal NoAdmin { get; } = new("您已经不是管理员,不能再看任务面板。", "You are no admin any more and cannot see the jobs.");

    /// <summary>No script, no other place to send the form to; of styles the one within the page.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // A link that is opened by GET alone would be used up by whatever looks at links in chats before people do.
    public static string Enter { get; } = Whole("""
        <p>打开任务面板:链接只能用一次,之后 30 分钟有效。<br><span lang="en">Open the job dashboard: the link works once; you are let in for 30 minutes.</span></p>
        <form method="post"><button>打开 · Open</button></form>
        """);

    public static string Refused(Refusal refusal) => Whole($"""<p>{refusal.Chinese}</p><p lang="en">{refusal.English}</p>""");

    static string Whole(string body) => $"""
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        <title>灯塔 · 任务面板</title>
        <link rel="icon" href="data:,">
        <style>{Style}</style>
        </head>
        <body>
        {body}
        </body>
        </html>
        """;
}
