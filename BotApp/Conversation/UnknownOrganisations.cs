using System.Collections.Concurrent;
using System.Collections.Frozen;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation;

/// <summary>
/// Turns away organisations that are no company's here. Nothing of theirs is stored: the answer goes out at once or not at all, and once
/// an hour at most, so that nobody makes the bot talk.
/// </summary>
sealed partial class UnknownOrganisations(IEnumerable<IChannel> channels, TimeProvider time, ILogger<UnknownOrganisations> log)
{
    const int LongestShown = 60;
    const int MostRemembered = 2000;

    static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    readonly FrozenDictionary<string, IChannel> _channels = channels.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string, string), DateTimeOffset> _told = new();

    public async Task<TurnResult> AnswerAsync(Incoming incoming, CancellationToken cancel)
    {
        Unknown(log, incoming.Channel, incoming.Organisation);
        var card = Card(Spoken.LanguageOf(incoming, null) ?? Language.Chinese, incoming.Organisation);
        if (incoming.Said is Said.Press { InPlace: true }) return new(false, card);
        if (incoming.Said is not Said.Left && IsTime(incoming) && _channels.TryGetValue(incoming.Channel, out var channel))
            await channel.SendAsync(new Outgoing($"unknown:{incoming.Key}", incoming.Chat, card, incoming.ReplyTo), cancel);
        return new(false, null);
    }

    bool IsTime(Incoming incoming)
    {
        var (key, now) = ((incoming.Channel, incoming.Chat.Id), time.GetUtcNow());
        if (_told.TryGetValue(key, out var told) && now < told + Silence) return false;
        if (_told.Count >= MostRemembered) _told.Clear();
        _told[key] = now;
        return true;
    }

    static Card Card(Language language, string organisation)
    {
        var card = new Card(language, language.Pick(
            "贵公司还没有接入灯塔,请联系为您提供灯塔的人。", "Your company is not connected to Dengta yet; please contact whoever offers you Dengta."));
        return organisation.Length == 0 ? card : card with
        {
            Parts = [new Line(language.Pick("贵公司的组织编号:", "Your organisation's id: ") + CleanText.Of(organisation, LongestShown), Tone.Subtle)],
        };
    }

    [LoggerMessage(LogLevel.Warning, "A message on {Channel} belongs to no tenant: organisation {Organisation} is not connected")]
    static partial void Unknown(ILogger log, string channel, string organisation);
}
