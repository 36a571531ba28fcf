using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Ratings;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What is rated in a round: the usual items, some of them, or the company's own.</summary>
static class RoundItems
{
    static readonly string[] Between = ["、", ",", ",", ";", ";", "和", " and "];

    public static async Task<Card> ShowAsync(Turn turn) => RoundCard.Items(await KnownAsync(turn), turn.Language);

    /// <summary>Keeps an item of the company's own; rounds that were drawn before keep its old words.</summary>
    public static async Task<Card> KeepAsync(Turn turn, Said.Press press)
    {
        var name = CleanText.Of(turn.AsTyped(press.Text("name") ?? "").Trim());
        string[] anchors = [.. turn.AsTyped(press.Text("anchors") ?? "").Split('/').Select(a => CleanText.Of(a.Trim()))];
        if (name.Length is < 2 or > RatingItem.Longest || anchors.Length != 5 || anchors.Any(a => a.Length is 0 or > RatingItem.LongestAnchor))
            return turn.Reply(
                "请给 1 到 5 分各写一句,用 / 隔开:「互评项目 客户交接:从不交接 / 要催 / 按时 / 主动 / 交接完还跟一程」。",
                "Please give a sentence for each score from 1 to 5: “rating item Handover: never / when chased / in time / unasked / and follows up”.");
        if (RatingItem.All.Any(i => i.IsCalled(name))) return turn.Reply($"「{name}」是固定的项目,请换个名字。", $"“{name}” is one of the usual items; please choose another name.");
        ItemStore.Keep(turn.Tx, turn.TenantId, RatingItem.Own(name, anchors), turn.Person.Id, turn.Now);
        turn.Audit("round.item", name);
        return await ShowAsync(turn);
    }

    /// <summary>The items that a text names; none in <see cref="Choice.Own"/> where it is empty: the usual.</summary>
    public static async Task<Checked<Choice>> ChosenAsync(Turn turn, string? text)
    {
        if (text is null) return new Choice(null);
        var known = await KnownAsync(turn);
        var names = text.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var items = names.Select(n => known.FirstOrDefault(i => i.IsCalled(n))).OfType<RatingItem>().Distinct().ToArray();
        if (items.Length == names.Length && items.Length is > 0 and <= RatingItem.Most) return new Choice(RatingItem.Chosen(items));
        return new Refusal(
            $"请从这些里选 1 到 {RatingItem.Most} 项:{string.Join("、", known.Select(i => i.Name))}。",
            $"Please choose 1 to {RatingItem.Most} of these: {string.Join(", ", known.Select(i => i.NameEn))}.");
    }

    static async Task<IReadOnlyList<RatingItem>> KnownAsync(Turn turn)
    {
        var own = ItemStore.Of(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        return [.. RatingItem.All, .. own.Values];
    }

    /// <param name="Own">Null: the usual.</param>
    public sealed record Choice(ImmutableArray<RatingItem>? Own);
}
