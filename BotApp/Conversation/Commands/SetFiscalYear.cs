using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Operations say in which month the company's years begin: years, halves and quarters are meant by it wherever they are said.</summary>
sealed partial class SetFiscalYear : IHearing
{
    public CommandDescription Description { get; } = new("fiscal-year", [], KeepsCard: true, Roles: [Role.Ops, Role.Admin]);

    public Said.Press? Hear(string text, DateOnly today) =>
        Asks().IsMatch(text) ? Said.Pressed("fiscal-year")
        : Sets().Match(text) is { Success: true } m && FiscalWords.MonthIn(m.Groups["month"].Value) is > 0 and var month ? Said.Pressed("fiscal-year", ("month", Values.Of(month)))
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("fiscal-year"));

    public Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Number("month") is not (>= 1 and <= 12 and var month))
            return Task.FromResult(Says(turn, turn.Tenant.Fiscal.FirstMonth));
        TenantStore.BeginYearsIn(turn.Tx, turn.TenantId, (int)month);
        turn.Audit("fiscal-year", Values.Of(month));
        return Task.FromResult(Says(turn, (int)month));
    }

    static Card Says(Turn turn, int month) => turn.Reply(
        $"财年从 {month}月 开始", $"The fiscal year begins in {new DateOnly(2000, month, 1).ToString("MMMM", System.Globalization.CultureInfo.InvariantCulture)}",
        new Line(turn.Say(
            "说到的年、半年、季度都按它算:目标、进度、按季考核、市场规模(最多一分钟后生效);已定的目标和已封存的考核不变。",
            "Years, half-years and quarters go by it wherever they are said: targets, progress, quarterly scorecards, market sizes, within a minute. Targets that are set and scores that are sealed stay as they are."), Tone.Subtle));

    [GeneratedRegex("^(财年|财年设置|财年从(几月|什么时候)开始|fiscal year|when does the fiscal year (begin|start))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();

    [GeneratedRegex("^((我们)?(的)?财年(从|自)(?<month>[0-9]{1,2}月)(份)?(1[日号])?(开始|起)|(the |our )?fiscal year (begins|starts) in (?<month>[a-z]{3,9}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sets();
}
