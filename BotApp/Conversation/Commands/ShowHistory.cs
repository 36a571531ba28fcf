using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What was logged in a period, or with a customer.</summary>
sealed class ShowHistory : ICommand
{
    const int Most = 20;

    public CommandDescription Description { get; } = new("history", [Intent.AskHistory], IsPersonal: true, KeepsCard: true);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => AnswerAsync(turn, new Reading(Intent.AskHistory));

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var question = reading.Question ?? new Question(Metric.All, null, Subject.Me);
        if (question.Subject.Kind == SubjectKind.Team)
            return turn.Reply("团队的记录请按人查看,比如「李雷本周记了什么」。", "Please ask for one person, e.g. “what did Li Lei log this week”.");
        var whose = await Scope.OfAsync(turn, question.Subject, "history");
        if (!whose.Ok) return turn.Reply(whose.Refusal);
        return question.Customer is { } customer
            ? await OfCustomerAsync(turn, whose.Value, customer, Asked.KindOf(question.Metric))
            : await OfPeriodAsync(turn, whose.Value, question);
    }

    static async Task<Card> OfPeriodAsync(Turn turn, Member member, Question question)
    {
        // Without a period the last seven days are what somebody wants to look up on a phone.
        var period = question.Period is null
            ? Period.Between(turn.Today.AddDays(-6), turn.Today)
            : Asked.PeriodOf(question, turn);
        var (newest, count) = LedgerStore.OfPeriod(turn.Tx, turn.TenantId, member.Id, period, Asked.KindOf(question.Metric), Most);
        await turn.Tx.SendAsync(turn.Cancel);
        var who = member.NameIn(turn.Language);
        var title = turn.Say(
            $"{who} · {period.Say(turn.Language, turn.Today)}:{count.Value} 条记录", $"{who}, {period.Say(turn.Language, turn.Today)}: {count.Value} entries");
        var more = count.Value > newest.Values.Count
            ? [new Line(turn.Say($"只显示最近 {Most} 条。", $"The newest {Most} are shown."), Tone.Subtle)]
            : Array.Empty<CardPart>();
        return new Card(turn.Language, title, [.. Days(turn, newest.Values), .. more]);
    }

    static async Task<Card> OfCustomerAsync(Turn turn, Member member, string customer, EntryKind? kind)
    {
        var found = LedgerStore.OfCustomer(turn.Tx, turn.TenantId, member.Id, CustomerName.Key(customer), kind);
        await turn.Tx.SendAsync(turn.Cancel);
        return found.Values is [var last, ..]
            ? new Card(turn.Language,
                turn.Say($"{customer}:最近一次 {last.Date.Say(turn.Language, turn.Today)}", $"{customer}: last on {last.Date.Say(turn.Language, turn.Today)}"),
                Days(turn, found.Values))
            : turn.Reply($"没有找到和「{customer}」有关的记录。", $"There are no entries about “{customer}”.");
    }

    static IEnumerable<CardPart> Days(Turn turn, IReadOnlyList<Entry> entries) => entries
        .GroupBy(e => e.Date)
        .Select(day => new Line(
            day.Key.Say(turn.Language, turn.Today) + "\n" + string.Join('\n', day.Select(e => "· " + e.Say(turn.Language, e.Date)))));
}
