using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Clauses;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Tools;

/// <summary>Shows how a message was understood: its tokens, the clauses with their mood, and the rule that decided.</summary>
static class Explanation
{
    public static void Write(string text, DateOnly today, TextWriter output)
    {
        var message = Tokenizer.Cut(Cleaning.Clean(text), today);
        foreach (var token in message.Tokens) output.WriteLine($"{message.Spell(token)}\t{token.Kind} {Detail(token)}");
        foreach (var clause in ClauseReader.Read(message))
            output.WriteLine($"{clause.Kind} by \"{message.Spell(message.Tokens[clause.Trigger])}\": {clause.Mood}, before {Say(clause.Fronted)}, behind {Say(clause.Named)}, amount {clause.Amount?.Value}, count {clause.Count}, date {clause.Date:O}");
        var (rule, reading) = Tokenizer.Cut(Cleaning.Clean(text), today) is var m && m.Tokens.Length > 0 ? Reader.Decide(m)
            : ("Nothing", Reading.Nothing);
        output.WriteLine($"{rule}: {reading}");
        foreach (var e in reading.Events) output.WriteLine(e);
    }

    static string Detail(Token token) => token.Kind switch
    {
        TokenKind.Number => $"{token.Value} {token.Currency} {token.Role}",
        TokenKind.When => $"{token.When.From:O}..{token.When.To:O}",
        TokenKind.Word => $"{token.Word.Marks} {token.Word.Kind} {token.Word.Metric}",
        _ => "",
    };

    static string Say(IEnumerable<Understanding.Entities.Party> parties) =>
        string.Join(" | ", parties.Select(p => $"{p.Company}/{p.Contact}{(p.IsObject ? " (object)" : "")}"));
}
