using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.BotApp.Conversation;

/// <summary>How the door answered somebody whom no account tells of.</summary>
abstract record Entrance
{
    Entrance()
    {
    }

    /// <summary>Somebody is in.</summary>
    public sealed record In(LetInBy By) : Entrance;

    /// <param name="Say">What they are told.</param>
    public sealed record Out(Func<Language, Card> Say) : Entrance
    {
        public static Out With(Refusal sentence) => new(language => new Card(language, sentence.In(language)));
    }

    /// <summary>It is for the channel's directory to say who they are, and that has to be asked first.</summary>
    public sealed record Unasked : Entrance;
}

enum LetInBy
{
    /// <summary>The company's own list of its people.</summary>
    Directory,

    Code,

    /// <summary>In the demo, the name of somebody of the story.</summary>
    Story,

    /// <summary>In the demo, any other name.</summary>
    Name,

    /// <summary>A message in another chat, which was quicker.</summary>
    Meanwhile,
}
