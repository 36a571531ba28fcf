using System.Globalization;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The form behind 修改: every field of one entry, and for a deal the credit shared with a colleague.</summary>
static class EntryForm
{
    const int MostChoices = 5;

    public static Card Choose(Turn turn, IReadOnlyList<Entry> entries) => turn
        .Reply("改哪一条?", "Which one?")
        .With(entries.Take(MostChoices).Select(e => new CardButton(e.Say(turn.Language, turn.Today), "edit", ("entry", Values.Of(e.Id.Value)))));

    /// <param name="edited">What the fields are filled with in place of what is booked; null for what is booked.</param>
    public static async Task<Card> OfAsync(Turn turn, Entry e, EditedEntry? edited = null)
    {
        List<CardPart> parts = [new TextInput("customer", turn.Say("客户", "Customer"), Value: edited?.Customer ?? e.CustomerText ?? "")];
        if (e.Kind.HasMoney())
            parts.Add(new TextInput("amount", turn.Say("金额", "Amount"), turn.Say("比如 30万", "e.g. 300k"), Value: edited?.Amount ?? AmountOf(e)));
        parts.Add(new TextInput("date", turn.Say("日期", "Date"), "2026-01-31", Value: (edited?.Date ?? e.Date).Iso()));
        parts.Add(new TextInput("contact", turn.Say("联系人", "Contact"), Value: edited?.Contact ?? e.Contact ?? ""));
        if (e.Kind == EntryKind.Deal) parts.AddRange(await ShareInputsAsync(turn));
        parts.Add(new Line(turn.Say("也可以直接说「金额改成28万」。", "Or just say “amount should be 280k”."), Tone.Subtle));
        return turn.Reply($"修改:{e.Say(turn.Language, turn.Today)}", $"Edit: {e.Say(turn.Language, turn.Today)}", parts)
            .With(
                new CardButton(turn.Say("保存", "Save"), "edit", ("entry", Values.Of(e.Id.Value)), ("save", "1")),
                new CardButton(turn.Say("撤销这条", "Undo"), "undo", ("entry", Values.Of(e.Id.Value))));
    }

    public static string AmountOf(Entry e) => e.Amount is { } money ? money.Amount.ToString("0.##", CultureInfo.InvariantCulture) : "";

    /// <summary>What the form says; empty fields leave the entry as it is.</summary>
    public static async Task<Checked<NewEntry>> ReadAsync(Turn turn, Entry entry, Said.Press press)
    {
        var changed = entry.ToNew();
        if (press.Text("date") is not null)
        {
            if (press.Date("date") is not { } date) return new Refusal("日期请写成 2026-01-31 这样。", "Please write the date like 2026-01-31.");
            if (Limits.Date(date, turn.Today) is { } wrongDate) return wrongDate;
            changed = changed with { Date = date };
        }
        if (press.Text("amount") is { } text)
        {
            if (AmountReader.Read(text) is not var (amount, currency)) return new Refusal("金额没有看懂,比如 30万。", "The amount was not understood; e.g. 300k.");
            if (Limits.Amount(amount, changed.Kind) is { } wrong) return wrong;
            if (changed.Amount is not null || amount != 0)
                changed = changed with { Amount = new Money(amount, currency ?? changed.Amount?.Currency ?? turn.Tenant.Currency) };
        }
        if (press.Text("contact") is { Length: <= 100 } contact) changed = changed with { Contact = contact };
        if (press.Text("customer") is { } name && name != entry.CustomerText)
        {
            var named = await WithCustomerAsync(turn, changed, name);
            if (!named.Ok) return named;
            changed = named.Value;
        }
        return await WithShareAsync(turn, changed, press);
    }

    /// <summary>The entry with another customer: one of exactly that name, or a new one where nothing is alike.</summary>
    public static async Task<Checked<NewEntry>> WithCustomerAsync(Turn turn, NewEntry entry, string name)
    {
        var key = CustomerName.Key(name);
        if (key.Length == 0 || name.Length > CustomerName.Longest) return new Refusal("客户名没有看懂。", "The customer's name was not understood.");
        var found = CustomerStore.Find(turn.Tx, turn.TenantId, turn.Incoming.Channel, turn.Incoming.Sender.Id, [new Sought(key, entry.Kind, 0, entry.Date)]);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Values is [var only]) return entry with { Customer = only.Customer.Id, CustomerText = name };
        var meant = await CustomerSearch.MeantAsync(turn, name);
        if (meant.Nickname is { } own) return entry with { Customer = own.Id, CustomerText = own.Name };
        IReadOnlyList<Customer> candidates = found.Values.Count > 1 ? [.. found.Values.Select(f => f.Customer)] : [.. meant.Alike.Select(a => a.Customer)];
        if (candidates.Count > 0)
        {
            var names = string.Join(turn.Say("、", ", "), candidates.Take(3).Select(c => c.Name));
            return new Refusal($"「{name}」不够确定,是不是:{names}?请用全名再说一次。", $"“{name}” is not certain; one of: {names}? Please say it with the full name.");
        }
        var made = await CustomerSearch.MakeAsync(turn, [name]);
        return entry with { Customer = made[name].Id, CustomerText = name };
    }

    static async Task<IEnumerable<CardPart>> ShareInputsAsync(Turn turn)
    {
        var team = MemberStore.InUnit(turn.Tx, turn.TenantId, turn.Person.Unit, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (team.Values.Count == 0) return [];
        return
        [
            new ChoiceInput("colleague", turn.Say("与同事分单", "Share with"),
                [new Choice(turn.Say("不分", "Nobody"), "nobody"), .. team.Values.Select(m => new Choice(turn.Language.Pick(m.Name, m.NameEn), Values.Of(m.Id.Value)))]),
            new TextInput("percent", turn.Say("同事占 %", "Their part in %"), "30"),
        ];
    }

    static async Task<Checked<NewEntry>> WithShareAsync(Turn turn, NewEntry entry, Said.Press press)
    {
        if (press.Number("colleague") is not { } id) return entry;
        var team = MemberStore.InUnit(turn.Tx, turn.TenantId, turn.Person.Unit, turn.Person.Id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (team.Values.All(m => m.Id.Value != id)) return new Refusal("只能和同组的同事分单。", "Credit can be shared with colleagues of your team.");
        if (press.Number("percent") is not (> 0 and < 100 and var percent)) return new Refusal("分成请填 1 到 99 的整数。", "Their part must be a whole number from 1 to 99.");
        var theirs = percent / 100m;
        return entry with { Shares = [new(turn.Person.Id, 1 - theirs), new(new MemberId((int)id), theirs)] };
    }
}
