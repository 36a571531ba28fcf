using System.Globalization;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>A deal that was won together: whom with, and how the credit is divided. It is asked, never guessed.</summary>
static class Sharing
{
    const int LongestHanName = 4;

    static readonly string[] Together = ["一起", "共同", "联手", "合作"];

    /// <summary>The draft with the colleague named beside its deals; unchanged where nobody of the company is named.</summary>
    public static async Task<Draft> AskedAsync(Turn turn, Draft draft, Reading reading)
    {
        if (turn.Incoming.Said is not Said.Text text || reading.Events.All(e => e.Kind != EntryKind.Deal) || NameIn(text.Value) is not { } name) return draft;
        var found = MemberStore.FindAll(turn.Tx, turn.TenantId, name, turn.Person.Id, null);
        await turn.Tx.SendAsync(turn.Cancel);
        var named = found.Values.Select(f => f.Member).Where(m => m.Id != turn.Person.Id).ToArray();
        var colleague = named.FirstOrDefault(m => m.Unit == turn.Person.Unit) ?? (named is [var only] ? only : null);
        return colleague is null
            ? draft
            : draft with { Events = [.. draft.Events.Select(e => e.Kind == EntryKind.Deal ? With(e, colleague, colleague.NameIn(turn.Language), name) : e)] };
    }

    /// <summary>The colleague's part, from 0 (all of it is the writer's) to below 1; null for what says no part.</summary>
    public static decimal? PartOf(string answer) => answer.Trim().TrimEnd('。', '.', '%', '％').ToLowerInvariant() switch
    {
        "even" or "平分" or "对半" or "一人一半" or "五五" or "split" or "split evenly" or "half" or "half half" or "50/50" => 0.5m,
        "mine" or "只算我的" or "都算我的" or "算我的" or "全算我的" or "only mine" or "all mine" => 0,
        var number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100 ? percent / 100m : null,
    };

    /// <summary>和刘洋一起…, together with Liu Yang: the name, whoever's it is.</summary>
    public static string? NameIn(string text)
    {
        foreach (var word in Together)
            if (text.IndexOf(word, StringComparison.Ordinal) is > 0 and var at && HanNameBefore(text, at) is { } name)
                return name;
        var with = text.LastIndexOf(" with ", StringComparison.OrdinalIgnoreCase);
        return with < 0 ? null : LatinNameAt(text.AsSpan(with + " with ".Length));
    }

    static string? HanNameBefore(string text, int end)
    {
        var and = text.AsSpan(0, end).LastIndexOfAny("和跟与同");
        var name = and < 0 ? "" : text[(and + 1)..end].Trim();
        return name.Length is >= 2 and <= LongestHanName && name.All(char.IsLetter) ? name : null;
    }

    // Two words with capitals, or one: Liu Yang, Kevin.
    static string? LatinNameAt(ReadOnlySpan<char> rest)
    {
        var words = new List<string>(2);
        foreach (var range in rest.Split(' '))
        {
            var word = rest[range].TrimEnd(",.!?;");
            if (words.Count == 2 || word.IsEmpty || !char.IsAsciiLetterUpper(word[0])) break;
            words.Add(word.ToString());
            if (word.Length < rest[range].Length) break;
        }
        return words.Count == 0 ? null : string.Join(' ', words);
    }

    // "signed 300k with Liu Yang": whoever is a colleague is neither the customer nor the customer's contact.
    static DraftEvent With(DraftEvent e, Member colleague, string shown, string said) => e with
    {
        Colleague = colleague.Id.Value,
        ColleagueName = shown,
        Customer = e.Customer is { } c && CustomerName.Key(c) == CustomerName.Key(said) ? null : e.Customer,
        Contact = e.Contact == said ? null : e.Contact,
    };
}
