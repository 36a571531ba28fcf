using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Books what a customer asked for, 「中兴报修:打印机坏了」, and shows what is still without an answer. The answer is any follow-up or visit:
/// 「已回复中兴」.
/// </summary>
sealed partial class RequestService : IHearing
{
    const string Verb = "service";
    const int LongestWhat = 100;

    public CommandDescription Description { get; } = new(Verb, [], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today)
    {
        if (Lists().IsMatch(text)) return Said.Pressed(Verb);
        var m = Asks().Match(text);
        return m.Success ? Said.Pressed(Verb, ("customer", m.Groups["who"].Value.Trim()), ("what", m.Groups["what"].Value.Trim())) : null;
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        if (press.Text("customer") is not { } name) return await ListAsync(turn);
        var empty = new NewEntry(EntryKind.Service, null, null, null, 1, 1, null, turn.Today);
        var named = await EntryForm.WithCustomerAsync(turn, empty, CleanText.Of(turn.AsTyped(name)));
        if (!named.Ok) return turn.Reply(named.Refusal);
        var request = named.Value;
        LedgerStore.Add(turn.Tx, turn.TenantId, turn.Person.Id, [request], turn.Now, turn.Inbox);
        var what = CleanText.Of(turn.AsTyped(press.Text("what") ?? ""), LongestWhat);
        return BookedCard.Of(turn.Language, turn.Today, turn.Inbox, [request], FrozenSet<string>.Empty, ServiceCard.Notes(turn.Language, request.CustomerText!, what))
            .With(BookedCard.Buttons(turn.Language, turn.Inbox).First());
    }

    /// <summary>The requests that entries just booked are the first answer to, in words; nothing for most.</summary>
    public static async Task<IEnumerable<CardPart>> AnsweredAsync(Turn turn, IReadOnlyList<NewEntry> entries)
    {
        var met = entries.Where(e => e.Kind == EntryKind.Followup).Select(e => e.Customer).OfType<CustomerId>().ToArray();
        if (met.Length == 0) return [];
        var open = ServiceStore.FindOpen(turn.Tx, turn.TenantId, turn.Person.Id, met, turn.Today, turn.Now);
        await turn.Tx.SendAsync(turn.Cancel);
        return open.Values.Where(r => r.Asked < turn.Now).Select(r => ServiceCard.Answered(turn.Language, turn.Today, r, Local(turn, r.Asked)));
    }

    static async Task<Card> ListAsync(Turn turn)
    {
        var open = ServiceStore.FindOpen(turn.Tx, turn.TenantId, turn.Person.Id, customers: null, turn.Today, before: null);
        await turn.Tx.SendAsync(turn.Cancel);
        return ServiceCard.Open(turn.Language, turn.Today, open.Values, at => Local(turn, at));
    }

    static DateTimeOffset Local(Turn turn, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, turn.Tenant.Zone);

    // After a colon only: what follows a comma may be work that was done.
    [GeneratedRegex(@"^((客户)?(?<who>[\p{L}\p{N}·&() ()-]{1,40}?)(来|刚刚?|又)?(报修|报障|提了?(一个|个)?(服务请求|工单))了?([::](?<what>[^\n]{1,100}))?|(?<who>[\p{L}\p{N}&. -]{1,40}?) (reports? a (fault|problem)|reported a (fault|problem)|opened a ticket|asks for service)(: ?(?<what>[^\n]{1,100}))?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();

    [GeneratedRegex("^(我的(服务请求|报修|工单)|(还有)?(哪些|什么)?(服务请求|报修|工单)(还)?没(有)?(回复|答复|处理)|my (open )?(service requests|tickets)|open (service requests|tickets))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Lists();
}
