using Dengta.Domain.Basics;

namespace Dengta.BotApp.Channels.Teams.AdaptiveCards;

/// <summary>The last line of a list that does not fit.</summary>
static class More
{
    public static void Write(Canvas canvas, int count)
    {
        var text = canvas.Language.Pick($"… 还有 {count} 条未显示", $"… {count} more not shown");
        canvas.Writer.WriteStartObject();
        canvas.Writer.WriteString(Words.Type, Words.TextBlock);
        canvas.Writer.WriteString(Words.Text, text);
        canvas.Writer.WriteBoolean(Words.Wrap, true);
        TextBlock.Subtle(canvas.Writer);
        canvas.Writer.WriteEndObject();
    }
}
