using System.Collections.Immutable;

namespace Dengta.BotApp.Channels.Teams.Authentication;

/// <summary>Who sends activities, as far as the request's token proves it.</summary>
abstract record Caller
{
    Caller()
    {
    }

    /// <summary>Why this caller may not deliver that activity; null when they may.</summary>
    public abstract string? Objection(Activity activity);

    /// <summary>Bot Connector, for one service address and the channels its key is endorsed for.</summary>
    /// <param name="Endorsements">None for a key whose document names none: it signs for no channel, as in botbuilder-dotnet (its JavaScript sister lets such a key pass).</param>
    public sealed record Connector(string ServiceUrl, ImmutableArray<string> Endorsements) : Caller
    {
        public override string? Objection(Activity activity)
        {
            if (!string.Equals(Trimmed(ServiceUrl), Trimmed(activity.ServiceUrl), StringComparison.OrdinalIgnoreCase))
                return "the token is for another serviceUrl";
            return Endorsements.Contains(activity.ChannelId ?? "") ? null : "the token's key is not endorsed for this channel";
        }

        static string? Trimmed(string? address) => address is ['h' or 'H', .., '/'] ? address[..^1] : address;
    }

    /// <summary>Somebody who holds the bot's own credentials: an emulator, where the settings let it in.</summary>
    public sealed record Itself : Caller
    {
        public override string? Objection(Activity activity) => null;
    }

    /// <summary>A program on this machine, without a token, in Development. It is answered on this machine only, see <see cref="ServiceHosts"/>.</summary>
    public sealed record ThisMachine : Caller
    {
        public override string? Objection(Activity activity) => null;
    }
}
