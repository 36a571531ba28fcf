using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>「小米的邮箱是 zhang@mi.com」: where a customer's surveys go.</summary>
sealed partial class SetCustomerEmail : IHearing
{
    const string Verb = "customer-email";

    public CommandDescription Description { get; } = new(Verb, [], IsPersonal: true);

    public Said.Press? Hear(string text, DateOnly today)
    {
        if (Removes().Match(text) is { Success: true } gone) return Said.Pressed(Verb, ("name", gone.Groups["who"].Value.Trim()), ("email", ""));
        return Sets().Match(text) is { Success: true } said
            ? Said.Pressed(Verb, ("name", said.Groups["who"].Value.Trim()), ("email", said.Groups["email"].Value))
            : null;
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var found = press.Number("customer") is { } id
            ? await OfIdAsync(turn, new CustomerId(id))
            : await NamedAsync(turn, CleanText.Of(turn.AsTyped(press.Text("name") ?? ""), CustomerName.Longest));
        if (!found.Ok) return turn.Reply(found.Refusal);
        var before = CustomerEmailStore.Find(turn.Tx, turn.TenantId, found.Value.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (press.Text("email") is not { Length: > 0 } said) return Remove(turn, found.Value, before.Value);
        return EmailAddress.Read(said) is { } email
            ? Set(turn, found.Value, email, before.Value)
            : turn.Reply("这不像一个邮箱地址。", "That does not look like an e-mail address.");
    }

    static Card Set(Turn turn, Customer customer, string email, string? before)
    {
        CustomerEmailStore.Set(turn.Tx, turn.TenantId, customer.Id, email, turn.Now, turn.Inbox);
        turn.Audit("customer.email", FormattableString.Invariant($"customer {customer.Id.Value} set"));
        return turn.Reply(
            $"{customer.Name}的邮箱记为 {email}。签约后的满意度调查会发到那里(已设邮件服务器时)。",
            $"{customer.Name} is written to at {email}: surveys after a deal go there, where a mail server is set.")
            .With(new CardButton(turn.Say("撤销", "Undo"), Verb, ("customer", Values.Of(customer.Id.Value)), ("email", before ?? "")));
    }

    static Card Remove(Turn turn, Customer customer, string? before)
    {
        if (before is null) return turn.Reply($"{customer.Name}没有记邮箱。", $"{customer.Name} has no e-mail address.");
        CustomerEmailStore.Remove(turn.Tx, turn.TenantId, customer.Id);
        turn.Audit("customer.email", FormattableString.Invariant($"customer {customer.Id.Value} removed"));
        return turn.Reply($"{customer.Name}的邮箱已删除。", $"The e-mail address of {customer.Name} is removed.")
            .With(new CardButton(turn.Say("撤销", "Undo"), Verb, ("customer", Values.Of(customer.Id.Value)), ("email", before)));
    }

    static async Task<Checked<Customer>> OfIdAsync(Turn turn, CustomerId id)
    {
        var found = CustomerStore.Find(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Value is { } customer ? customer : new Refusal("这个客户已经不在了。", "That customer is gone.");
    }

    /// <summary>The one that is meant; an address is never kept on a guess, and no customer is made for one.</summary>
    static async Task<Checked<Customer>> NamedAsync(Turn turn, string name)
    {
        var found = HistoryStore.FindCustomers(turn.Tx, turn.TenantId, [CustomerName.Key(name)]);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Values is [var only]) return only.Customer;
        var meant = await CustomerSearch.MeantAsync(turn, name);
        if (meant.Nickname is { } own) return own;
        var names = found.Values.Select(f => f.Customer).Concat(meant.Alike.Select(a => a.Customer)).Select(c => c.Name).Distinct().Take(3).ToArray();
        return names.Length == 0
            ? new Refusal($"没有叫「{name}」的客户。", $"There is no customer called “{name}”.")
            : new Refusal($"「{name}」不够确定,是不是:{string.Join('、', names)}?请用全名再说一次。", $"“{name}” is not certain; one of: {string.Join(", ", names)}? Please say it with the full name.");
    }

    [GeneratedRegex(@"^((客户)?(?<who>[^\n@::,,]{1,60}?)的?(邮箱|电子邮箱|邮件地址|email)(地址)?\s*(是|为|改成|改为|:|:)?\s*(?<email>[^\s@]{1,64}@[^\s@]{1,190})|(the )?e-?mail (address )?of (?<who>[^\n@]{1,60}?) is (now )?(?<email>\S{1,254}@\S{1,190})|(?<who>[^\n@]{1,60}?)'s e-?mail (address )?is (now )?(?<email>\S{1,64}@\S{1,190}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sets();

    [GeneratedRegex(@"^((删除|去掉|清除)(客户)?(?<who>[^\n]{1,60}?)的(邮箱|电子邮箱|邮件地址)|(remove|delete) the e-?mail (address )?of (?<who>[^\n]{1,60}))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Removes();
}
