using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Duties;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>李雷复职了: whoever left is let in again, once confirmed, as the person they were.</summary>
sealed partial class ResumeMembership : IHearing
{
    public CommandDescription Description { get; } = new("rejoin", [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today) =>
        Tells().Match(text) is { Success: true } m ? Said.Pressed("rejoin", ("name", m.Groups["who"].Value)) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("rejoin"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (await Memberships.ObjectionAsync(turn, press, "rejoin") is { } objection) return objection;
        if (press.Text("do") == "no") return turn.Reply("好的,什么也没有改。", "All right, nothing was changed.");
        var (found, answer) = await Memberships.FindAsync(turn, press, "rejoin", hasLeft: true);
        if (found is not { Member: var person, Left: { } left }) return answer!;
        if (press.Text("do") != "yes") return HandOverCard.AskBack(person, left, found.HasAccount, turn.Language, turn.Today);
        MembershipStore.Resume(turn.Tx, turn.TenantId, person.Id);
        turn.Audit("member.rejoined", $"member {person.Id.Value}, left on {left:yyyy-MM-dd}");
        return HandOverCard.Back(person, found.HasAccount, turn.Language);
    }

    [GeneratedRegex(@"^((?<who>[\p{L}·-[了]]{2,6}?)(今天|已经|已)?(复职|重新入职|回公司上班)了?|恢复\s*(?<who>[\p{L}· ]{2,20}?)的?(账号|帐号)|(reactivate|reinstate) (?<who>[\p{L}][\p{L} .'-]{1,40})|(?<who>[\p{L}][\p{L} .'-]{1,40}?) (has )?rejoined the company)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tells();
}
