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
        new ShowForecast(),
        new ShowRanking(),
        new PostTeamProgress(),
        new TurnPage(),
        new ReviewTeam(),
        new DecideOnReview(),
        new WriteWeekNote(),
        new ChoosePushes(),
        new SetQuietHours(),
        new ExcludeFromPushes(),
        new PraiseMilestones(),
        new ShowSilent(),
        new ShowHistory(),
        new ShowScore(),
        new ShowTeamScore(),
        new ShowIndicators(),
        new ExplainScore(),
        new ShowBonus(),
        new ShowScheme(),
        new ChooseScheme(),
        new WriteScheme(),
        new MakeIndicator(),
        new FileIndicators(),
        new OverrideLine(),
        new ChangeBonus(),
        new ClosePeriod(),
        new ApproveScores(),
        new DisputeLine(),
        new SettleDispute(),
        new RuleComplaint(),
        new ReverseDeal(),
        new SetDealCost(),
        new RequestService(),
        new SetMarketSize(),
        new MergeCustomers(),
        new ShowHelp(),
        new ChooseLanguage(),
        new PlanFollowup(),
        new MyFollowups(),
        new TickFollowup(),
        new ShowUnread(),
        new SetTarget(),
        new PasteTargets(),
        new DecideChange(),
        new SplitTarget(),
        new ShowVersions(),
        new OpenWindow(),
        new SetFiscalYear(),
        new EditReasons(),
        new RateColleagues(),
        new ShowRating(),
        new RunRound(),
        new MendRound(),
        new ThankColleague(),
        new ShowSatisfaction(),
        new SetSurveys(),
        new SetCustomerEmail(),
        new SettleLowAnswer(),
        new AddColleague(),
        new InvitePerson(),
        new TypedCode(),
        new EndMembership(),
        new ResumeMembership(),
        new ExportAppraisal(),
        new ShowDashboard(),
    ];

    static readonly IHearing[] Hearing = [.. All.OfType<IHearing>()];

    static readonly FrozenDictionary<Intent, ICommand> Intents =
        All.SelectMany(c => c.Description.Intents.Select(i => (i, c))).ToFrozenDictionary(x => x.i, x => x.c);

    static readonly FrozenDictionary<string, ICommand> Verbs = All.ToFrozenDictionary(c => c.Description.Verb, StringComparer.Ordinal);

    public static IEnumerable<string> AllVerbs => Verbs.Keys;

    public static ICommand For(Intent intent) => Intents[intent];

    /// <summary>The press that a text stands for in the words of one command; null for any other text.</summary>
    public static Said.Press? Hear(string text, DateOnly today)
    {
        var bare = text.Trim().TrimEnd('。', '.', '!', '!', '?', '?').ToLowerInvariant();
        foreach (var command in Hearing)
            if (command.Hear(bare, today) is { } press)
                return press;
        return null;
    }

    /// <summary>Null for a verb that no command has.</summary>
    public static ICommand? For(string verb) => Verbs.GetValueOrDefault(verb);
}
