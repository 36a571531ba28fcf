namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Reads the short texts that answer a question.</summary>
static class AnswerText
{
    /// <summary>What the buttons say, typed: cancel, yes, new or none; null for anything else.</summary>
    public static string? Choice(string text) => Bare(text) switch
    {
        "取消" or "算了" or "不记" or "不记了" or "不用了" or "cancel" or "never mind" or "nevermind" => "cancel",
        "确认" or "是" or "是的" or "对" or "对的" or "没错" or "yes" or "y" or "confirm" or "ok" => "yes",
        "新客户" or "是新客户" or "新的" or "new" or "new customer" => "new",
        "不填" or "不填金额" or "没有" or "skip" or "none" => "none",
        _ => null,
    };

    /// <summary>A customer's name; null for what cannot be one.</summary>
    public static string? Name(string text)
    {
        var name = text.Trim().Trim('。', '.', '!', '!', ',', ',').Trim();
        return name.Length is > 0 and <= 40 && !name.Contains('\n', StringComparison.Ordinal) && Domain.Ledger.CustomerName.Key(name).Length > 0 ? name : null;
    }

    static string Bare(string text) => text.Trim().TrimEnd('。', '.', '!', '!', '~').ToLowerInvariant();
}
