using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>A message that says of itself that it is not to be logged: a test, a joke, an example, hearsay.</summary>
static class NotForTheBook
{
    public static Reading? Read(Message message)
    {
        var i = message.IndexOf(Mark.Never);
        if (IsPassedOn(message)) return message.Tokens.Any(t => t.Event is not null) ? Reading.Nothing : null;
        if (i < 0) return null;
        return message.Tokens.Any(t => t.Event is not null) && !Array.Exists(message.SentenceAt(i), t => t.Is(Mark.HowMany)) ? Reading.Nothing : null;
    }

    /// <summary>转：…, "fwd: …", 听王磊说…: somebody else's words.</summary>
    static bool IsPassedOn(Message message)
    {
        foreach (var lead in (ReadOnlySpan<string>)["转:", "转发:", "转自", "fwd:", "fw:", "re:", "test:", "测试:", "引用:", "原话:"])
            if (message.Folded.IndexOf(lead, StringComparison.Ordinal) is >= 0 and var at && (at == 0 || message.Folded[at - 1] is '\n' or '。' or '!' or '.' or ' ')
                // "spoke with Quill re: complaint"
                && !(lead is "re:" && at > 1 && char.IsAsciiLetter(message.Folded[at - 2])))
                return true;
        var heard = message.Folded.IndexOf('听');
        return heard >= 0 && heard + 2 < message.Folded.Length && message.Folded.AsSpan(heard + 1, Math.Min(6, message.Folded.Length - heard - 1)).IndexOfAny('说', '讲') > 0
            && (heard == 0 || !Letters.IsHan(message.Folded[heard - 1]));
    }
}
