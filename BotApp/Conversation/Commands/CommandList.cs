using System.Collections.Frozen;
using Dengta.BotApp.Understanding;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>Every command there is; a new one is a file and a line here.</summary>
static class CommandList
{
    static readonly ICommand[] All =
    [
        new LogEntries(),
        new UndoEntries(),
        new CorrectEntry(),
        new ShowProgress(),
        new ShowRanking(),
        new ShowHistory(),
        new ShowHelp(),
        new ChooseLanguage(),
        new AnnounceLater(),
    ];

    static readonly FrozenDictionary<Intent, ICommand> Intents =
        All.SelectMany(c => c.Description.Intents.Select(i => (i, c))).ToFrozenDictionary(x => x.i, x => x.c);

    static readonly FrozenDictionary<string, ICommand> Verbs = All.ToFrozenDictionary(c => c.Description.Verb, StringComparer.Ordinal);

    public static ICommand For(Intent intent) => Intents[intent];

    /// <summary>Null for a verb that no command has.</summary>
    public static ICommand? For(string verb) => Verbs.GetValueOrDefault(verb);
}
