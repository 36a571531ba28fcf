using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Adjustments;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The list of reasons for a change of targets, which sales operations edit.</summary>
sealed partial class EditReasons : IHearing
{
    const int Most = 20;

    public CommandDescription Description { get; } = new("reasons", [], KeepsCard: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) =>
        Adds().Match(text) is { Success: true } add ? Said.Pressed("reasons", ("add", Name(add)))
        : Removes().Match(text) is { Success: true } remove ? Said.Pressed("reasons", ("remove", Name(remove)))
        : text is "调整原因" or "调整原因列表" or "adjustment reasons" ? Said.Pressed("reasons")
        : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("reasons"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var kept = WindowStore.Reasons(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        IReadOnlyList<AdjustReason> list = kept.Values.Count > 0 ? kept.Values : AdjustReason.Usual;
        var changed = press.Text("add") is { } name ? With(list, CleanText.Of(name, 40))
            : press.Text("remove") is { } gone ? [.. list.Where(r => !IsCalled(r, gone))] : list;
        if (changed.Count == 0) return turn.Reply("至少要留一个原因。", "At least one reason has to stay.");
        if (changed.Count > Most) return turn.Reply($"最多 {Most} 个原因。", $"At most {Most} reasons.");
        if (changed.Count != list.Count)
        {
            WindowStore.SetReasons(turn.Tx, turn.TenantId, changed);
            turn.Audit("reasons", string.Join(", ", changed.Select(r => r.Code)));
        }
        return turn.Reply("调整原因", "Reasons for changes", changed.Select(r => new Line(r.NameIn(turn.Language))));
    }

    static string Name(Match said) => said.Groups[1].Success ? said.Groups[1].Value : said.Groups[2].Value;

    // The name is its own code: what was said with a version stays readable when the list changes.
    static IReadOnlyList<AdjustReason> With(IReadOnlyList<AdjustReason> list, string name) =>
        list.Any(r => IsCalled(r, name)) ? list : [.. list, new AdjustReason(name, name, name)];

    static bool IsCalled(AdjustReason reason, string name) =>
        string.Equals(reason.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(reason.NameEn, name, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^(?:增加|添加|新增|加)(?:一个)?调整原因[:: ]*(.{1,40})$|^add (?:an? |the )?adjustment reason:? *(.{1,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex Adds();

    [GeneratedRegex("^(?:删除|去掉|移除)调整原因[:: ]*(.{1,40})$|^(?:remove|delete) (?:the )?adjustment reason:? *(.{1,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex Removes();
}
