using System.Buffers;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>Text meant for a machine and not for a colleague. Such a message is never acted on.</summary>
static class Attacks
{
    static readonly SearchValues<string> Signs = SearchValues.Create(
    [
        "<script", "javascript:", "onerror=", "onload=", "drop table", "delete from", "insert into", "union select", "select *",
            "truncate table", "update set", "' or '1'='1", "' or 1=1", "or 1=1", "\" or \"", "'; --", "';--",
        "xp_cmdshell", "${", "{{", "<?php", "<iframe", "\\u00", "rm -rf", "sudo ", "curl http", "eval(", "exec(", "system prompt",
            "systemprompt", "[system]", "<|", "role\":", "\"intent\"", "\"events\"", "\"type\":",
        "ignore all", "ignore previous", "ignore the previous", "ignore your", "ignore any previous", "ignore the above", "disregard all",
            "disregard previous", "disregard your", "disregard the above", "forget your instructions", "forget all previous",
            "forget previous", "forget everything", "override your", "bypass your", "you are now",
        " act as ", "pretend you", "pretend to be", "jailbreak", "developer mode", "dan mode", "as an ai", "new instructions",
            "admin mode", "debug mode", "sudo mode", "print your instructions", "reveal your", "your instructions", "system:",
            "assistant:", "prompt injection",
        "忽略之前", "忽略以上", "忽略前面", "忽略上面", "忽略所有", "忽略你", "无视之前", "无视以上", "无视前面", "无视所有", "忘记之前", "忘掉之前", "忘记你", "忘掉所有", "忘掉你", "忘记所有",
            "系统提示", "提示词", "你现在是", "从现在开始你", "从现在起你", "扮演", "假装你", "开发者模式", "管理员模式", "管理员权限", "越狱",
        "执行以下", "执行下面", "绕过", "系统指令", "新的指令", "所有指令", "以上指令", "之前的指令", "set role", "grant all", "alter table", "../..", "/etc/passwd",
            "%3cscript", "&lt;script", "base64",
    ], StringComparison.OrdinalIgnoreCase);

    public static bool IsOne(string text)
    {
        if (text.AsSpan().ContainsAny(Signs)) return true;
        var trimmed = text.AsSpan().Trim();
        return trimmed.Length > 1 && (trimmed[0] is '{' && trimmed[^1] is '}' || trimmed.StartsWith("[{"));
    }
}
