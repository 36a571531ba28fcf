using Dengta.BotApp.Understanding.Languages;
using Dengta.BotApp.Understanding.Tokens;

namespace Dengta.BotApp.Understanding.Intents;

/// <summary>A file or a report of data.</summary>
static class Exports
{
    public static Reading? Read(Message message)
    {
        var i = message.IndexOf(Mark.Export);
        if (i < 0) return null;
        var asked = new Asked(message, 0, message.Tokens.Length);
        var metric = asked.Topic is { } topic ? topic : asked.EventMetric is { } m ? m == Metric.Revenue ? Metric.Deals : m : Metric.All;
        var subject = asked.Colleague is { } name ? Subject.Colleague(name) : asked.IsAboutTeam ? Subject.Team : Subject.Me;
        return new(Intent.Export) { Question = new(metric, asked.Period, subject) };
    }
}
