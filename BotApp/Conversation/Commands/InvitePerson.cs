using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>给李雷生成邀请码: an operator gets a one-time code for somebody of the company, to be passed on.</summary>
sealed partial class InvitePerson : IHearing
{
    public CommandDescription Description { get; } = new("invite", [], IsPersonal: true, Roles: Memberships.Operators);

    public Said.Press? Hear(string text, DateOnly today) =>
        Asks().Match(text) is { Success: true } m ? Said.Pressed("invite", ("name", m.Groups["who"].Value)) : null;

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed("invite"));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var (found, answer) = await Memberships.FindAsync(turn, press, "invite", hasLeft: false);
        if (found is not { Member: var person }) return answer!;
        var salt = InvitationStore.SaltOf(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var code = InvitationCode.New();
        InvitationStore.Add(turn.Tx, turn.TenantId, person.Id, InvitationCode.Hash(code, salt.Value), turn.Now, turn.Person.Id);
        turn.Audit("invitation.made", $"member {person.Id.Value}");
        return InvitationCard.Of(person, code, TimeZoneInfo.ConvertTime(turn.Now + Invitation.Life, turn.Tenant.Zone), turn.Language);
    }

    [GeneratedRegex(@"^((给|为|帮)\s*(?<who>[\p{L}· ]{1,20}?)\s*(生成|开|发|做|建|要)(一)?(个|张)?(新的?)?(邀请码|加入码)|(生成|新建)(?<who>[\p{L}· ]{1,20}?)的(邀请码|加入码)|((make|create|generate|give me) )?(an? )?(new )?(invite|invitation) code for (?<who>[\p{L} .'-]{1,40}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}
