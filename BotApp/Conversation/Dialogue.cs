using System.Diagnostics;
using Dengta.BotApp.Conversation.Commands;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation;

/// <summary>Which command answers, and whether it may.</summary>
static class Dialogue
{
    public static Task<Reply> AnswerAsync(Turn turn, Reading reading) => turn.Incoming.Said switch
    {
        Said.Press press => PressAsync(turn, press),
        Said.Edited edited => EditedMessage.AnswerAsync(turn, edited),
        Said.Deleted deleted => DeletedMessage.AnswerAsync(turn, deleted),
        Said.Text text => TextAsync(turn, text.Value, reading),
        Said.File file => FileAsync(turn, file),
        _ => Task.FromResult(new Reply(Welcome.Back(turn))),
    };

    static async Task<Reply> TextAsync(Turn turn, string text, Reading reading)
    {
        if (CommandList.Hear(text, turn.Today) is { } heard) return await PressAsync(turn, await OwnPageAsync(turn, heard, text) ?? heard);
        if (await QuotedLine.ReadAsync(turn, text) is { } objection) return await PressAsync(turn, objection);
        if (await NumberedButtonAsync(turn, text) is { } press) return await PressAsync(turn, press);
        if (await LogEntries.TakeAnswerAsync(turn, text, reading) is { } answered) return new(answered);
        if (reading.Intent == Intent.None && await Continuation.ReadAsync(turn, text) is { } more)
            return new(await (more.Intent == Intent.Log ? LogEntries.AddAsync(turn, more) : RunAsync(turn, CommandList.For(more.Intent), c => c.AnswerAsync(turn, more))));

        var card = await RunAsync(turn, CommandList.For(reading.Intent), c => c.AnswerAsync(turn, reading));
        return new(reading is { Intent: Intent.Log, Question: not null } ? await WithAnswerAsync(turn, card, reading) : card);
    }

    // Nothing is fetched for somebody who may not use it, and nothing while a transaction waits.
    static async Task<Reply> FileAsync(Turn turn, Said.File file)
    {
        if (turn.InGroup) return new(Pointer(turn));
        if (FileTargets.Against(turn, file.Value) is { } refusal) return new(turn.Reply(refusal));
        if (file.Read is not { } read) return Reply.OnceRead;
        if (!read.Ok) return new(turn.Reply(read.Refusal));
        return new(IndicatorTable.Of(read.Value) is { } indicators
            ? await FileIndicators.DraftAsync(turn, indicators) : await FileTargets.AnswerAsync(turn, file, read.Value));
    }

    static async Task<Reply> PressAsync(Turn turn, Said.Press press)
    {
        if (CommandList.For(press.Verb) is not { } command)
            return new(turn.Reply("这个按钮已经不能用了,请直接发消息。", "This button no longer works; please send a message."));
        var answer = await RunAsync(turn, command, c => c.PressAsync(turn, press));
        return new(answer, command.Description.KeepsCard && !answer.TakesPlace, command.Description.IsForOne);
    }

    static Task<Card> RunAsync(Turn turn, ICommand command, Func<ICommand, Task<Card>> run)
    {
        var description = command.Description;
        Activity.Current?.AddTag("command", description.Verb);
        if (description.Roles is { } roles && !roles.Contains(turn.Person.Role))
        {
            turn.Audit("refused", description.Verb);
            return Task.FromResult(turn.Reply("您的角色不能做这个操作。", "Your role does not allow this."));
        }
        return description.IsPersonal && turn.InGroup ? Task.FromResult(Pointer(turn)) : run(command);
    }

    /// <summary>"1" presses the first button of the card shown last, so that every card works in plain text.</summary>
    static async Task<Said.Press?> NumberedButtonAsync(Turn turn, string text)
    {
        if (!PlainText.MayBeButton(text)) return null;
        var last = OutboxStore.Last(turn.Tx, turn.TenantId, turn.Chat);
        await turn.Tx.SendAsync(turn.Cancel);
        if (last.Value is not { } card || PlainText.ButtonAt(CardJson.Read(card), text) is not { } button) return null;
        return new Said.Press(button.Verb, button.Arguments, InPlace: false, CardId: null);
    }

    /// <summary>A card that fetches its pages has a button for the next one, and that is what 「下一页」 presses then.</summary>
    static async Task<Said.Press?> OwnPageAsync(Turn turn, Said.Press heard, string text)
    {
        if (heard.Verb != Card.PageVerb) return null;
        var last = OutboxStore.Last(turn.Tx, turn.TenantId, turn.Chat);
        await turn.Tx.SendAsync(turn.Cancel);
        return last.Value is { } card && CardJson.Read(card).Buttons.FirstOrDefault(b => b.Title.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } button
            ? new Said.Press(button.Verb, button.Arguments, InPlace: false, CardId: null)
            : null;
    }

    // A log that also asks: both answers on one card. What the booking already shows is not repeated.
    static async Task<Card> WithAnswerAsync(Turn turn, Card booked, Reading reading)
    {
        var question = reading.Question!;
        var shown = question is { Metric: Metric.Target or null, Subject.Kind: SubjectKind.Me }
            && Asked.PeriodOf(question, turn.Today) == turn.Month.Period;
        if (shown) return booked;
        var answer = await RunAsync(turn, CommandList.For(Intent.AskProgress), c => c.AnswerAsync(turn, reading with { Intent = Intent.AskProgress }));
        return booked with { Parts = [.. booked.Parts, new Heading(answer.Title), .. answer.Parts] };
    }

    static Card Pointer(Turn turn) => turn.Reply("个人数据只在一对一聊天里显示,请私聊我。", "Personal numbers are shown one-to-one only; please message me directly.");
}

/// <param name="Card">Null where there is nothing to say.</param>
/// <param name="KeepsCard">The card with the button pressed stays; this one is sent as a message of its own.</param>
/// <param name="IsForOne">For the eyes of whoever asked: only the answer in place, never a message that others of the chat could read.</param>
sealed record Reply(Card? Card, bool KeepsCard = false, bool IsForOne = false)
{
    /// <summary>The channel's id of a message of the bot's that the card takes the place of, without that one of its buttons was pressed.</summary>
    public string? Replaces { get; init; }

    /// <summary>There is an answer once the file has been read; nothing is done before.</summary>
    public static Reply OnceRead { get; } = new((Card?)null);
}
