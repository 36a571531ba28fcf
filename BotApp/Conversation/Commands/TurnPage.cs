using System.Globalization;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Turns to another page of a card that was sent to this chat: as it was sent, whatever has happened since. Before the first page and behind the last there is none.</summary>
sealed partial class TurnPage : IHearing
{
    const string Numerals = "一二三四五六七八九十";

    public CommandDescription Description { get; } = new(Card.PageVerb, []);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "下一页" or "下页" or "next page" => Step(1),
        "上一页" or "上页" or "previous page" or "prev page" => Step(-1),
        _ when Named().Match(text) is { Success: true } match => Said.Pressed(Card.PageVerb, ("page", Digits(match.Groups["page"].Value))),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => Task.FromResult(Gone(turn));

    /// <summary>What was typed is about the card last shown; a button names its own.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var sent = press.CardId is { } id ? OutboxStore.CardOf(turn.Tx, turn.TenantId, turn.Chat, id) : OutboxStore.Last(turn.Tx, turn.TenantId, turn.Chat);
        await turn.Tx.SendAsync(turn.Cancel);
        if (sent.Value is not { } json) return Gone(turn);
        var card = CardJson.Read(json);
        var last = turn.Incoming.PagesOf(card);
        return PageOf(press, Math.Clamp(card.Page, 1, last)) is { } page ? card with { Page = (int)Math.Clamp(page, 1, last) } : Gone(turn);
    }

    static long? PageOf(Said.Press press, int shown) => press.Text("step") switch
    {
        "1" => shown + 1,
        "-1" => shown - 1,
        _ => press.Number("page"),
    };

    static Said.Press Step(int pages) => Said.Pressed(Card.PageVerb, ("step", pages.ToString(CultureInfo.InvariantCulture)));

    static string Digits(string page) =>
        Numerals.IndexOf(page[0], StringComparison.Ordinal) is >= 0 and var at ? (at + 1).ToString(CultureInfo.InvariantCulture) : page;

    static Card Gone(Turn turn) => turn.Reply("这张卡片太旧了,请再问一次。", "This card is too old; please ask again.");

    [GeneratedRegex("^(?:第 ?(?<page>[0-9]{1,3}|[一二三四五六七八九十]) ?页|page (?<page>[0-9]{1,3}))$")]
    private static partial Regex Named();
}
