using System.Text.RegularExpressions;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>The bonus as the score stands, and what a further deal would make of it; that books nothing.</summary>
sealed partial class ShowBonus : IHearing
{
    public CommandDescription Description { get; } = new("bonus", [Intent.AskBonus], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today) =>
        IfSigned().Match(text) is { Success: true } match && AmountReader.Read(match.Groups["amount"].Value) is { Amount: > 0 }
            ? Said.Pressed("bonus", ("more", match.Groups["amount"].Value))
            : null;

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var whose = await Scope.OfAsync(turn, reading.Question?.Subject ?? Subject.Me, "bonus");
        return whose.Ok
            ? Show(turn, await Appraisal.OfAsync(turn, whose.Value.Id, ShowScore.DayOf(reading.Question, turn), "bonus"), null)
            : turn.Reply(whose.Refusal);
    }

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var amount = press.Text("more") is { } text ? AmountReader.Read(text) : null;
        if (amount is { } given && (given.Amount is <= 0 or >= Money.Limit || given.Currency is { } c && c != turn.Tenant.Currency))
            return turn.Reply($"请给一个{turn.Tenant.Currency}金额,比如「再签20万奖金多少」。", $"Please give an amount in {turn.Tenant.Currency}, e.g. “bonus if I sign 200k more”.");
        return Show(turn, await Appraisal.OfAsync(turn, press, "bonus"), amount?.Amount);
    }

    static Card Show(Turn turn, Checked<Appraisal> read, decimal? more)
    {
        if (!read.Ok) return turn.Reply(read.Refusal);
        var (person, card, view) = (read.Value.Person, read.Value.Card, read.Value.View);
        return more is { } amount
            ? BonusCard.OfWhatIf(view, person, card, WhatIf.Signed(card, amount), amount)
            : BonusCard.Of(view, person, card);
    }

    [GeneratedRegex(@"^((如果|要是|假如)?我?再签(下|个)?(?<amount>[^,,]{1,20}?)(的单子?|的合同)?[,,]?\s*(我的)?(奖金|提成|得分|绩效)(是|有|会是|能有|能拿|变成|会变成)?(多少|几分|怎么变|会怎样)|(如果|要是|假如)?我?再签(?<amount>[^,,]{1,20}?)[,,]?会怎(么)?样|((what('s| is| will be) )?my )?(bonus|score) if i sign (?<amount>[^,]{1,20}?)( more)?|if i sign (?<amount>[^,]{1,20}?)( more)?,? ?(what('s| is| will be) my (bonus|score)|what happens|what will my (bonus|score) be))$", RegexOptions.ExplicitCapture)]
    private static partial Regex IfSigned();
}
