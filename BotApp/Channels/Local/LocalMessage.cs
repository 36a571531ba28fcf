using System.Text.Json;
using System.Text.RegularExpressions;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Local;

/// <summary>What the page posts: a text, or a button pressed on a card.</summary>
/// <param name="As">The member who speaks.</param>
/// <param name="Key">Made by the page, one a message; a retry carries the same.</param>
/// <param name="ReplyTo">The id of the card that a text answers, where one was chosen.</param>
sealed partial record LocalMessage(
    int As, string? Key, string? Text = null, string? Verb = null, Dictionary<string, string>? Values = null, string? CardId = null,
    string? ReplyTo = null)
{
    const int MaxIdLength = 300;

    public static Checked<LocalMessage> Read(ReadOnlySpan<byte> body)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, LocalJsonContext.Default.LocalMessage) is not { } message) return NoJson;
            return message.Flaw() is { } flaw ? flaw : message;
        }
        catch (JsonException)
        {
            return NoJson;
        }
    }

    public Said Said => Verb is null ? new Said.Text(Text!) : new Said.Press(Verb, Values ?? [], InPlace: true, CardId);

    /// <summary>The inbox key. It tells a text from a button, and which card the button was on, for the history.</summary>
    public string InboxKey(string chat) => Verb is null ? $"{chat}{LocalKey.Text}{Key}" : $"{chat}{LocalKey.Press}{Key}:{CardId}";

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public Refusal? Flaw() => this switch
    {
        { As: <= 0 } => new("没有说明是谁在发言(as)。", "It does not say who speaks (as)."),
        _ when Key is null || !Keys().IsMatch(Key) => new("消息缺少编号(key):1 到 64 个字母、数字或连字符。", "The message needs a key of 1 to 64 letters, digits or hyphens."),
        { Text: null, Verb: null } => new("消息里既没有文字(text),也没有按钮(verb)。", "The message holds neither a text nor a button (verb)."),
        { Text: not null, Verb: not null } => new("一条消息要么是文字,要么是按钮。", "A message is either a text or a button."),
        { Verb: null } when string.IsNullOrWhiteSpace(Text) => new("消息是空的。", "The message is empty."),
        _ when !IsStorable() => new("消息里有无法保存的字符。", "The message holds characters that cannot be stored."),
        { Verb: "" } or { CardId.Length: > MaxIdLength } or { ReplyTo.Length: > MaxIdLength } => new("按钮不完整。", "The button is incomplete."),
        _ => null,
    };

    // PostgreSQL text takes any character but NUL.
    bool IsStorable() =>
        !Has(Text) && !Has(Verb) && !Has(CardId) && !Has(ReplyTo) && (Values is null || Values.All(v => v.Value is not null && !Has(v.Key) && !Has(v.Value)));

    static bool Has(string? text) => text is not null && text.Contains('\0');

    static Refusal NoJson => new("请求不是有效的 JSON 消息。", "The request is not a JSON message.");

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Keys();
}
