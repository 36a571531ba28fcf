using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Npgsql;

namespace Dengta.BotApp.Channels.Teams;

/// <summary>Answers card actions while their client waits.</summary>
sealed partial class Invokes(ITurns turns, TimeProvider time, ILogger<Invokes> log)
{
    /// <summary>How long a client waits is not documented; whoever presses a button does not wait longer than this.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    public async Task<IResult> AnswerAsync(Incoming incoming)
    {
        var language = Wording.FromTag((incoming.Said as Said.Press)?.Values.GetValueOrDefault("lang"));
        var answer = FinishAsync(incoming, language);
        try
        {
            return await answer.WaitAsync(Deadline, time);
        }
        catch (TimeoutException)
        {
            // The turn goes on; its card then replaces the message of the old one.
            return CardActionResult.Later(language);
        }
    }

    async Task<CardActionResult> FinishAsync(Incoming incoming, Language language)
    {
        try
        {
            return CardActionResult.Of(await turns.HandleAsync(incoming), language);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or TimeoutException or IOException)
        {
            Unavailable(log, e);
            return CardActionResult.Unavailable(language);
        }
    }

    [LoggerMessage(LogLevel.Error, "A card action could not be worked on; the client was told to try again")]
    static partial void Unavailable(ILogger log, Exception e);
}
