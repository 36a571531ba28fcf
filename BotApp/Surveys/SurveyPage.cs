using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Dengta.Domain.Basics;
using Dengta.Domain.Surveys;

namespace Dengta.BotApp.Surveys;

/// <summary>The page in its states. Plain HTML without a script: it must work on any phone, and in the browser inside any chat.</summary>
static class SurveyPage
{
    const string Style = """
        :root { color-scheme: light dark; --ink: #1b2733; --soft: #5b6875; --paper: #fff; --back: #eef2f6; --line: #d3dbe3; --edge: #7d8b98; --mark: #0b5fa5; --tint: #e8f1fa;
          --bad: #b3261e }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #eef2f6; --soft: #a9b6c2; --paper: #1b2733; --back: #10181f; --line: #3a4854; --edge: #8795a1; --mark: #7fbcf5; --tint: #22384b;
            --bad: #ff9d94 } }
        * { box-sizing: border-box }
        body { margin: 0; min-height: 100vh; background: var(--back); color: var(--ink); line-height: 1.5;
          font-family: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
        main { max-width: 30rem; margin: 0 auto; padding: 1rem 1rem 2rem }
        nav { display: flex; justify-content: space-between; align-items: center; gap: 1rem; min-height: 3rem; color: var(--soft) }
        nav a { color: var(--mark); padding: .65rem .5rem; margin-right: -.5rem; white-space: nowrap }
        .card { background: var(--paper); border: 1px solid var(--line); border-radius: 1rem; padding: 1.25rem }
        h1 { margin: 0 0 .5rem; font-size: 1.4rem; line-height: 1.3 }
        p { margin: 0 0 1rem; overflow-wrap: anywhere }
        label { display: block; margin-bottom: .35rem }
        small, .soft { color: var(--soft); font-size: .9rem }
        textarea { width: 100%; min-height: 3.25rem; padding: .6rem .75rem; font: inherit; color: inherit; background: var(--paper);
          border: 1px solid var(--edge); border-radius: .6rem; resize: vertical }
        button { display: flex; align-items: center; gap: .9rem; width: 100%; min-height: 3.4rem; margin-top: .6rem; padding: .4rem .9rem; font: inherit;
          text-align: left; color: inherit; background: var(--tint); border: 1px solid transparent; border-radius: .8rem; cursor: pointer }
        textarea + button { margin-top: 1rem }
        button b { flex: none; width: 2.2rem; height: 2.2rem; line-height: 2.2rem; text-align: center; border-radius: 50%; color: var(--paper); background: var(--mark) }
        button:hover, button:active { border-color: var(--mark) }
        :focus-visible { outline: 3px solid var(--mark); outline-offset: 2px }
        .bad { color: var(--bad); font-weight: 600 }
        .card > :last-child { margin-bottom: 0 }
        footer { margin-top: 1rem }
        """;

    static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    static readonly (int Score, string Chinese, string English)[] Scores =
    [
        (5, "非常满意", "Very satisfied"), (4, "满意", "Satisfied"), (3, "一般", "Neither"), (2, "不满意", "Dissatisfied"), (1, "很不满意", "Very dissatisfied"),
    ];

    /// <summary>No script, no picture, no other place to send the form to; of styles the one within the page.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; img-src data:; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <param name="again">An answer came without a score.</param>
    public static string Ask(Language language, string company, bool again = false) => Whole(
        language, language.Pick("您对这次合作满意吗?", "How satisfied are you?"), company, $"""
        <p>{language.Pick("点一个分数就好,10 秒完成。", "One tap on a score is all.")}</p>
        {(again ? $"<p class=\"bad\" role=\"alert\">{language.Pick("请点一个分数。", "Please tap a score.")}</p>" : "")}
        <form method="post">
        <label for="remark">{language.Pick("想说的话", "Anything to add?")} <small>{language.Pick("可不填,写好再点分数", "optional, write before you tap")}</small></label>
        <textarea id="remark" name="remark" rows="2" maxlength="{SurveyAnswer.LongestRemark}" autocomplete="off"></textarea>
        {string.Join('\n', Scores.Select(s => $"<button name=\"score\" value=\"{s.Score}\"><b>{s.Score}</b> {language.Pick(s.Chinese, s.English)}</button>"))}
        </form>
        """,
        language.Pick(
            "您的评分和留言会给负责您的销售和其主管看,只用来改进服务。本页不用 Cookie,不要求登录。",
            "Your score and words are shown to your contact and their manager, to serve you better. No cookies, no sign-in."));

    public static string Thanks(Language language, string company) => Whole(
        language, language.Pick("谢谢您!", "Thank you!"), company, $"<p>{language.Pick("已经收到,可以关闭本页了。", "Your answer has arrived; you can close this page.")}</p>");

    public static string Answered(Language language) => Whole(
        language, language.Pick("已经收到过您的评分", "You have already answered"), "",
        $"<p>{language.Pick("谢谢!每个链接只能答一次,这次没有重复记录。", "Thank you! Each link takes one answer; nothing was recorded twice.")}</p>");

    public static string Closed(Language language) => Whole(
        language, language.Pick("这次调查已经结束", "This survey is closed"), "",
        $"<p>{language.Pick("链接已过期。有任何意见,请直接联系您的销售。", "The link has expired. Please tell your contact directly if anything is on your mind.")}</p>");

    public static string Unknown(Language language) => Whole(
        language, language.Pick("没有这个调查", "There is no such survey"), "",
        $"<p>{language.Pick("链接可能没有复制完整,请回到消息里重新打开。", "The link may be incomplete; please open it again from the message.")}</p>");

    public static string TooMany(Language language) => Whole(
        language, language.Pick("请稍等一下", "Just a moment"), "",
        $"<p>{language.Pick("打开得太频繁了,请一分钟后再试。", "There were too many requests from here; please try again in a minute.")}</p>");

    static string Whole(Language language, string title, string company, string body, string foot = "")
    {
        var other = language.Pick(Language.English.Tag(), Language.Chinese.Tag());
        return $"""
            <!doctype html>
            <html lang="{language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <title>{title}</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <nav><span>{Html.Encode(company)}</span><a href="?lang={other}" lang="{other}" hreflang="{other}" rel="nofollow">{language.Pick("English", "中文")}</a></nav>
            <div class="card">
            <h1>{title}</h1>
            {body}
            </div>
            <footer class="soft">{foot}</footer>
            </main>
            </body>
            </html>
            """;
    }
}
